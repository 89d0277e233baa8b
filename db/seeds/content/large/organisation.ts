import type { LargeEntity, LargeGroup, LargeLocation } from './types.ts'
import { POLES, SERVICES, TEAMS, TOWNS } from './vocabulary.ts'

const BUILDINGS = ['Bâtiment A', 'Bâtiment B']
const FLOORS = ['Rez-de-chaussée', '1er étage', '2e étage']
const OFFICES = 10

/** The institution (0), its poles (1 to 6), then one entity for each town, spread over the poles. */
export function entityAt(index: number): LargeEntity {
  if (index === 0) return { name: 'Groupement régional Exemple', code: 'GRE', parent: null }
  if (index <= POLES.length) return { name: POLES[index - 1] as string, code: `P${index}`, parent: 0 }
  const n = index - POLES.length - 1
  const town = TOWNS[n % TOWNS.length] as string
  const again = Math.floor(n / TOWNS.length)
  const code = `S${String(n + 1).padStart(3, '0')}`
  return {
    name: again === 0 ? `Site de ${town}` : `Site de ${town} ${again + 1}`,
    code,
    parent: 1 + (n % POLES.length),
  }
}

/** Town of an entity; poles and the institution sit in the first one. */
export function townOf(entity: number): string {
  return TOWNS[Math.max(0, entity - POLES.length - 1) % TOWNS.length] as string
}

/** Places of one entity: the site, two buildings, three floors each, ten offices on each floor. */
export const LOCATIONS_PER_ENTITY = 1 + BUILDINGS.length * (1 + FLOORS.length * (1 + OFFICES))

export function locationAt(index: number): LargeLocation {
  const entity = Math.floor(index / LOCATIONS_PER_ENTITY)
  const base = entity * LOCATIONS_PER_ENTITY
  const code = entityAt(entity).code
  const n = index - base
  if (n === 0) return { name: townOf(entity), code, parent: null, entity }
  const perBuilding = 1 + FLOORS.length * (1 + OFFICES)
  const building = Math.floor((n - 1) / perBuilding)
  const letter = String.fromCharCode(65 + building)
  const buildingIndex = base + 1 + building * perBuilding
  const inBuilding = (n - 1) % perBuilding
  if (inBuilding === 0) return { name: BUILDINGS[building] as string, code: `${code}-${letter}`, parent: base, entity }
  const floor = Math.floor((inBuilding - 1) / (1 + OFFICES))
  const office = (inBuilding - 1) % (1 + OFFICES)
  const floorIndex = buildingIndex + 1 + floor * (1 + OFFICES)
  const floorCode = `${code}-${letter}-${floor}`
  if (office === 0) return { name: FLOORS[floor] as string, code: floorCode, parent: buildingIndex, entity }
  const number = `${floor}${String(office).padStart(2, '0')}`
  return { name: `Bureau ${number}`, code: `${floorCode}-${number}`, parent: floorIndex, entity }
}

/** An office of the entity, chosen by any number. */
export function officeOf(entity: number, n: number): number {
  const building = n % BUILDINGS.length
  const floor = Math.floor(n / BUILDINGS.length) % FLOORS.length
  const office = Math.floor(n / (BUILDINGS.length * FLOORS.length)) % OFFICES
  const perBuilding = 1 + FLOORS.length * (1 + OFFICES)
  return entity * LOCATIONS_PER_ENTITY + 1 + building * perBuilding + 1 + floor * (1 + OFFICES) + 1 + office
}

/** Teams that take tickets first, then the services. */
export const GROUPS = TEAMS.length + SERVICES.length

export function groupAt(index: number): LargeGroup {
  const team = TEAMS[index]
  if (team !== undefined) return { name: `Équipe ${team}`, code: `EQ${index + 1}`, entity: 0, canBeAssigned: true }
  const service = SERVICES[index - TEAMS.length] as string
  return { name: service, code: `SV${index - TEAMS.length + 1}`, entity: 0, canBeAssigned: false }
}
