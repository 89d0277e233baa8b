/** Invented equipment, the same at each visit: screenshots are compared. */
export interface SampleAsset {
  id: string
  name: string
  type: string
  serial: string
  status: number
  user: string
  place: string
  memory: number
  seen: string
}

const names = [
  'Sophie Martin',
  'Karim Benali',
  'Éloïse Garnier',
  'Jean-Luc Roux',
  'Ana Da Silva',
  'Paul Ferrand',
  'Inès Lopez',
]
const types = ['Portable', 'Fixe', 'Écran', 'Imprimante']
const places = [
  'Siège › Bât. A › 204',
  'Siège › Bât. B › Accueil',
  'Digne › Agence',
  'Nice › Port',
  'Avignon › 2e étage',
]
const start = Date.parse('2026-11-24T08:00:00Z')

export const sampleAssets: SampleAsset[] = Array.from({ length: 5000 }, (_, index) => ({
  id: String(index + 1),
  name: `${index % 4 === 3 ? 'IMP' : 'PC'}-${String(index + 1).padStart(4, '0')}`,
  type: types[index % 4]!,
  serial: `5CG${String((index * 7919 + 104729) % 9999999).padStart(7, '0')}`,
  status: index % 5,
  user: names[(index * 3) % names.length]!,
  place: places[(index * 5) % places.length]!,
  memory: [8, 16, 32, 64][index % 4]!,
  seen: new Date(start - index * 5_400_000).toISOString(),
}))
