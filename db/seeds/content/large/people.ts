import { FIRST_NAMES, LAST_NAMES } from '../agency/names.ts'
import { fictionalPhone, plainName } from '../agency/people.ts'
import { officeOf } from './organisation.ts'
import { type Shape, scattered } from './shape.ts'
import type { LargeUser } from './types.ts'
import { JOBS, SERVICES, TEAMS } from './vocabulary.ts'

const FIRST = [...new Set(Object.values(FIRST_NAMES).flatMap(({ f, m }) => [...f, ...m]))]
const PAIRS = FIRST.length * LAST_NAMES.length
const DOMAIN = 'groupement-exemple.test'
const TECHNICIAN_EVERY = 40

/** How many of the first users work at the desk. */
export function techniciansOf(shape: Shape): number {
  return Math.max(5, Math.floor(shape.users / TECHNICIAN_EVERY))
}

/** First and last name of a user; a second last name when all pairs are taken (beyond some 80,000 people). */
export function namesOf(index: number): { firstName: string; lastName: string } {
  const pair = scattered(index % PAIRS, PAIRS)
  const firstName = FIRST[pair % FIRST.length] as string
  const lastName = LAST_NAMES[Math.floor(pair / FIRST.length)] as string
  const round = Math.floor(index / PAIRS)
  return { firstName, lastName: round === 0 ? lastName : `${lastName}-${LAST_NAMES[round % LAST_NAMES.length]}` }
}

export function loginOf(index: number): string {
  const { firstName, lastName } = namesOf(index)
  return `${plainName(firstName)}.${plainName(lastName)}`
}

/** Entity of a user: the sites, not the poles above them. */
export function entityOfUser(index: number, shape: Shape): number {
  const first = Math.min(7, shape.entities - 1)
  return first + ((index * 7) % (shape.entities - first))
}

export function userAt(index: number, shape: Shape): LargeUser {
  const { firstName, lastName } = namesOf(index)
  const login = loginOf(index)
  const isTechnician = index < techniciansOf(shape)
  const entity = entityOfUser(index, shape)
  const service = index % SERVICES.length
  return {
    login,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`,
    email: `${login}@${DOMAIN}`,
    phone: fictionalPhone(index),
    jobTitle: isTechnician ? 'Technicien support' : (JOBS[(index * 11) % JOBS.length] as string),
    entity,
    location: officeOf(entity, index * 13 + 5),
    group: isTechnician ? index % TEAMS.length : TEAMS.length + service,
    manager: index < SERVICES.length ? null : service,
    isTechnician,
    isActive: index % 37 !== 36,
  }
}
