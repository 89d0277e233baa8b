/** The head office and the five departmental sites of an agency that does not exist. */
export interface Site {
  id: string
  code: string
  city: string
  department: string
  departmentCode: string
  name: string
  address: string
  /** In degrees: the middle of the town, for the street does not exist. */
  point: readonly [latitude: number, longitude: number]
  /** Second byte of the private addresses of the site: 10.<net>.x.y. */
  net: number
  buildings: readonly { code: string; name: string; floors: number; officesPerFloor: number }[]
}

export const AGENCY_NAME = 'Agence régionale de santé Mistral'
export const AGENCY_SHORT = 'ARS Mistral'
/** `.test` is reserved for examples by RFC 2606: no mail can ever reach anybody. */
export const DOMAIN = 'ars-mistral.test'

export const SITES: readonly Site[] = [
  {
    id: 'marseille',
    code: 'MRS',
    city: 'Marseille',
    department: 'Bouches-du-Rhône',
    departmentCode: '13',
    name: 'Siège de Marseille',
    address: '48 quai du Vieux-Moulin, 13003 Marseille',
    point: [43.2965, 5.3698],
    net: 13,
    buildings: [
      { code: 'A', name: 'Bâtiment A – Garlaban', floors: 6, officesPerFloor: 26 },
      { code: 'B', name: 'Bâtiment B – Étoile', floors: 4, officesPerFloor: 22 },
    ],
  },
  {
    id: 'digne',
    code: 'DIG',
    city: 'Digne-les-Bains',
    department: 'Alpes-de-Haute-Provence',
    departmentCode: '04',
    name: 'Délégation des Alpes-de-Haute-Provence',
    address: '3 place des Lavandes, 04000 Digne-les-Bains',
    point: [44.0925, 6.2356],
    net: 104,
    buildings: [{ code: 'A', name: 'Bâtiment principal', floors: 2, officesPerFloor: 8 }],
  },
  {
    id: 'gap',
    code: 'GAP',
    city: 'Gap',
    department: 'Hautes-Alpes',
    departmentCode: '05',
    name: 'Délégation des Hautes-Alpes',
    address: '11 avenue des Mélèzes, 05000 Gap',
    point: [44.5596, 6.0793],
    net: 105,
    buildings: [{ code: 'A', name: 'Bâtiment principal', floors: 2, officesPerFloor: 8 }],
  },
  {
    id: 'nice',
    code: 'NCE',
    city: 'Nice',
    department: 'Alpes-Maritimes',
    departmentCode: '06',
    name: 'Délégation des Alpes-Maritimes',
    address: '27 boulevard des Citronniers, 06200 Nice',
    point: [43.7009, 7.2684],
    net: 106,
    buildings: [{ code: 'A', name: 'Immeuble Mercantour', floors: 3, officesPerFloor: 12 }],
  },
  {
    id: 'toulon',
    code: 'TLN',
    city: 'Toulon',
    department: 'Var',
    departmentCode: '83',
    name: 'Délégation du Var',
    address: '9 rue des Salins, 83000 Toulon',
    point: [43.1258, 5.9304],
    net: 183,
    buildings: [{ code: 'A', name: 'Immeuble Faron', floors: 3, officesPerFloor: 11 }],
  },
  {
    id: 'avignon',
    code: 'AVN',
    city: 'Avignon',
    department: 'Vaucluse',
    departmentCode: '84',
    name: 'Délégation de Vaucluse',
    address: '62 avenue des Micocouliers, 84000 Avignon',
    point: [43.9493, 4.8055],
    net: 184,
    buildings: [{ code: 'A', name: 'Immeuble Luberon', floors: 3, officesPerFloor: 10 }],
  },
]

export function siteOf(id: string): Site {
  const site = SITES.find((candidate) => candidate.id === id)
  if (site === undefined) throw new Error(`No site ${id}`)
  return site
}
