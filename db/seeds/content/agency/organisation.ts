import type { EntitySeed, LocationSeed, LocationSort } from '../types.ts'
import { AGENCY_NAME, SITES, type Site } from './sites.ts'

export const AGENCY_KEY = 'entity:agence'

export function entityKey(site: string): string {
  return `entity:${site}`
}

/** The agency, its head office and its departmental sites. */
export function entities(): EntitySeed[] {
  const top: EntitySeed = {
    key: AGENCY_KEY,
    name: AGENCY_NAME,
    code: 'ARSM',
    parent: null,
    inventoryTag: 'ARSM',
    comment: 'Agence imaginaire : données de démonstration, toute ressemblance serait fortuite.',
  }
  const sites = SITES.map((site) => ({
    key: entityKey(site.id),
    name: site.name,
    code: site.id === 'marseille' ? 'SIEGE' : `DD${site.departmentCode}`,
    parent: AGENCY_KEY,
    inventoryTag: site.code,
    comment: `${site.address}. Département : ${site.department} (${site.departmentCode}).`,
  }))
  return [top, ...sites]
}

/** Key of a place by its code, which is its path: `location:mrs-a-2-214`. */
export function locationKey(code: string): string {
  return `location:${code.toLowerCase()}`
}

const FLOOR_NAMES = ['Rez-de-chaussée', '1er étage', '2e étage', '3e étage', '4e étage', '5e étage']

const MEETING_NAMES: Readonly<Record<string, readonly string[]>> = {
  MRS: [
    'Calanques',
    'Frioul',
    'Sainte-Victoire',
    'Camargue',
    'Estaque',
    'Sugiton',
    'Alpilles',
    'Sormiou',
    'Pharo',
    'Morgiou',
  ],
  NCE: ['Baie des Anges', 'Vésubie', 'Estérel'],
  TLN: ['Porquerolles', 'Sainte-Baume', 'Verdon'],
  AVN: ['Ventoux', 'Dentelles', 'Sorgue'],
  DIG: ['Bléone', 'Ubaye'],
  GAP: ['Écrins', 'Champsaur'],
}

class Places {
  readonly list: LocationSeed[] = []

  add(site: Site, code: string, name: string, sort: LocationSort, parent: string | null): string {
    const key = locationKey(code)
    const address = sort === 'site' ? site.address : null
    const point = sort === 'site' ? site.point : null
    this.list.push({ key, name, code, sort, parent, entity: entityKey(site.id), address, point })
    return key
  }
}

function floorPlaces(places: Places, site: Site, at: string, floorKey: string, offices: number, floor: number): void {
  for (let n = 1; n <= offices; n++) {
    const number = `${floor}${String(n).padStart(2, '0')}`
    places.add(site, `${at}-${number}`, `Bureau ${number}`, 'office', floorKey)
  }
}

function specialPlaces(places: Places, site: Site, ground: string, at: string): void {
  const large = site.id === 'marseille'
  places.add(site, `${at}-ACC`, "Banque d'accueil", 'reception', ground)
  places.add(site, `${at}-STK`, large ? 'Magasin informatique' : 'Réserve informatique', 'stock', ground)
  places.add(site, `${at}-SRV`, large ? 'Salle serveurs 1' : 'Local technique', 'server', ground)
  places.add(site, `${at}-PKG`, large ? 'Parking souterrain' : 'Parking', 'garage', ground)
  if (!large) return
  places.add(site, `${at}-SR2`, 'Salle serveurs 2', 'server', ground)
  places.add(site, `${at}-ATL`, 'Atelier de la DSI', 'workshop', ground)
  places.add(site, `${at}-FOR`, 'Salle de formation', 'training', ground)
  places.add(site, `${at}-LOG`, 'Magasin général', 'stock', ground)
  places.add(site, `${at}-ARC`, 'Local des archives', 'archive', ground)
}

/** Sites, buildings, floors, offices and special rooms. Special rooms stand on the ground floor of the last building. */
export function locations(): LocationSeed[] {
  const places = new Places()
  for (const site of SITES) {
    const siteKey = places.add(site, site.code, site.city, 'site', null)
    const meetings = [...(MEETING_NAMES[site.code] as readonly string[])]
    for (const building of site.buildings) {
      const at = `${site.code}-${building.code}`
      const buildingKey = places.add(site, at, building.name, 'building', siteKey)
      for (let floor = 0; floor < building.floors; floor++) {
        const floorKey = places.add(site, `${at}-${floor}`, FLOOR_NAMES[floor] as string, 'floor', buildingKey)
        floorPlaces(places, site, `${at}-${floor}`, floorKey, building.officesPerFloor, floor)
        const meeting = meetings.shift()
        if (meeting !== undefined) places.add(site, `${at}-${floor}-R1`, `Salle ${meeting}`, 'meeting', floorKey)
      }
    }
    const last = site.buildings[site.buildings.length - 1] as Site['buildings'][number]
    specialPlaces(places, site, locationKey(`${site.code}-${last.code}-0`), `${site.code}-${last.code}-0`)
  }
  return places.list
}
