import { DAY, dayText, isWorkday, nextWorkday } from '../calendar.ts'
import { type Random, randomOf } from '../random.ts'
import type { GroupSeed, Role, UserSeed } from '../types.ts'
import { TEAMS } from './groups.ts'
import type { Job } from './jobs.ts'
import { FIRST_NAMES, type Generation, LAST_NAMES } from './names.ts'
import { AGENCY_KEY, entityKey, locationKey } from './organisation.ts'
import { SERVICES, type Service } from './services.ts'
import { DOMAIN, siteOf } from './sites.ts'

/** People who left during the two years, beside the 600 who are there. */
export const LEAVERS = 46
const YEARS_OF_TICKETS = 2

export function groupKey(service: string): string {
  return `group:${service}`
}

/** Letters only, without accents: `Éloïse Saint-Clair` → `eloise`, `saint-clair`. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
}

interface Draft {
  service: Service
  title: 'f' | 'm'
  jobTitle: string
  isHead: boolean
  generation: Generation
  firstName: string
  lastName: string
  hiredAt: number
  leftAt: number | null
}

/** Draws names that nobody else of the agency bears. */
export class NameBook {
  readonly #taken = new Set<string>()
  readonly #logins = new Set<string>()

  draw(random: Random, title: 'f' | 'm', generation: Generation): { firstName: string; lastName: string } {
    for (;;) {
      const firstName = random.pick(FIRST_NAMES[generation][title])
      const double = title === 'f' && random.chance(0.04)
      const lastName = double ? `${random.pick(LAST_NAMES)}-${random.pick(LAST_NAMES)}` : random.pick(LAST_NAMES)
      const name = `${firstName} ${lastName}`
      if (this.#taken.has(name)) continue
      this.#taken.add(name)
      return { firstName, lastName }
    }
  }

  /** First letter (or letters of a double first name) and last name; a number when taken. */
  login(firstName: string, lastName: string): string {
    const initials = plainName(firstName)
      .split('-')
      .map((part) => part.charAt(0))
      .join('')
    const base = `${initials}${plainName(lastName).replace(/-.*$/, '')}`.slice(0, 18)
    let login = base
    for (let n = 2; this.#logins.has(login); n++) login = `${base}${n}`
    this.#logins.add(login)
    return login
  }
}

/** Job of the n-th person of a service: the head, then one of each job, then by weight. */
function jobOf(service: Service, n: number, random: Random): Job {
  if (n === 0) return service.head
  const first = service.jobs[n - 1]
  return first ?? random.weighted(service.jobs, (job) => job.weight)
}

function hiringDate(random: Random, now: number, generation: Generation): number {
  const recent = random.chance(generation === 'young' ? 0.4 : 0.06)
  const years = recent
    ? random.skewed(0.02, YEARS_OF_TICKETS, 1)
    : random.skewed(YEARS_OF_TICKETS + 0.1, generation === 'old' ? 28 : generation === 'middle' ? 16 : 6, 1.4)
  const day = Math.floor((now - years * 365.25 * DAY) / DAY)
  // Public posts start on the first of a month, most often in September.
  const date = new Date(day * DAY)
  const first = Date.UTC(date.getUTCFullYear(), random.chance(0.3) ? 8 : date.getUTCMonth(), 1) / DAY
  const start = first * DAY > now ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY : first
  return (isWorkday(start) ? start : nextWorkday(start)) * DAY
}

function draft(service: Service, n: number, random: Random, names: NameBook, now: number, leaver: boolean): Draft {
  const isHead = n === 0
  const generation = isHead
    ? random.weighted<Generation>(['old', 'middle'], (g) => (g === 'old' ? 3 : 2))
    : random.weighted<Generation>(['old', 'middle', 'young'], (g) => ({ old: 3, middle: 5, young: 3 })[g])
  const title = random.chance(service.id.startsWith('dsi') ? 0.35 : 0.66) ? 'f' : 'm'
  const { firstName, lastName } = names.draw(random, title, generation)
  const keepsLong = isHead || service.id.startsWith('dsi')
  const hiredAt = hiringDate(random, keepsLong ? now - YEARS_OF_TICKETS * 365.25 * DAY : now, generation)
  let leftAt: number | null = null
  if (leaver) {
    const left = Math.floor((now - random.skewed(0.05, YEARS_OF_TICKETS - 0.1, 1) * 365.25 * DAY) / DAY)
    leftAt = (isWorkday(left) ? left : nextWorkday(left)) * DAY
  }
  const start = leftAt === null ? hiredAt : Math.min(hiredAt, leftAt - random.int(60, 700) * 7 * DAY)
  const job = jobOf(service, leaver ? service.jobs.length + 1 : n, random)
  return { service, title, jobTitle: job[title], isHead, generation, firstName, lastName, hiredAt: start, leftAt }
}

function roleOf({ service, jobTitle, isHead }: Draft): Role {
  if (service.id === 'achats') return 'buyer'
  if (service.id === 'log')
    return /accueil|courrier|reprographie|Archiviste/.test(jobTitle) ? 'self-service' : 'logistics'
  if (/contrôle interne|sécurité des systèmes/.test(jobTitle)) return 'auditor'
  if (/Correspondant/.test(jobTitle)) return 'technician'
  if (!service.id.startsWith('dsi') || /direction$/.test(jobTitle)) return 'self-service'
  if (isHead && service.id === 'dsi-production') return 'administrator'
  if (isHead || /^Coordinat/.test(jobTitle)) return 'supervisor'
  if (/parc informatique/.test(jobTitle)) return 'asset-manager'
  if (/fonctionnel/.test(jobTitle)) return 'functional-administrator'
  return 'technician'
}

/** Spreads the people of each floor over its offices: heads alone, the others together. */
function seat(drafts: readonly Draft[]): Map<Draft, string> {
  const byFloor = new Map<string, Draft[]>()
  const turn = new Map<string, number>()
  for (const one of drafts) {
    const { service } = one
    const n = turn.get(service.id) ?? 0
    turn.set(service.id, n + 1)
    const floor = service.floors[n % service.floors.length] as number
    const site = siteOf(service.site)
    const at = `${site.code}-${service.building}-${floor}`
    byFloor.set(at, [...(byFloor.get(at) ?? []), one])
  }
  const seats = new Map<Draft, string>()
  for (const [at, people] of byFloor) {
    const [code, building, floor] = at.split('-') as [string, string, string]
    const site = SITE_BY_CODE.get(code)
    const offices = siteOf(site as string).buildings.find((b) => b.code === building)?.officesPerFloor ?? 1
    const heads = people.filter((one) => one.isHead)
    const others = people.filter((one) => !one.isHead)
    const shared = Math.max(1, offices - heads.length)
    const perOffice = Math.ceil(others.length / shared)
    const order = [...heads.map((one) => [one]), ...chunks(others, perOffice)]
    order.forEach((group, n) => {
      const number = `${floor}${String(Math.min(n + 1, offices)).padStart(2, '0')}`
      for (const one of group) seats.set(one, locationKey(`${at}-${number}`))
    })
  }
  return seats
}

const SITE_BY_CODE = new Map(SERVICES.map((service) => [siteOf(service.site).code, service.site]))

function chunks<T>(list: readonly T[], size: number): T[][] {
  const out: T[][] = []
  for (let at = 0; at < list.length; at += size) out.push(list.slice(at, at + size))
  return out
}

/**
 * 04 65 71 xx xx and 06 39 98 xx xx are set aside for works of fiction by Arcep (numbering plan, décision 2018-0881):
 * they ring nowhere.
 */
export function fictionalPhone(n: number): string {
  const last = String(n % 10_000).padStart(4, '0')
  return `04 65 71 ${last.slice(0, 2)} ${last.slice(2)}`
}

export function fictionalMobile(n: number): string {
  const last = String(n % 10_000).padStart(4, '0')
  return `06 39 98 ${last.slice(0, 2)} ${last.slice(2)}`
}

function hasMobile({ service, jobTitle, isHead }: Draft, random: Random): boolean {
  if (isHead) return true
  if (service.id.startsWith('dsi-')) return random.chance(0.8)
  if (/[Ii]nspect|Technicien|Ingénieur|Médecin|Chef/.test(jobTitle)) return random.chance(0.55)
  return random.chance(0.08)
}

/** Everybody: the 600 who work there at `now`, and those who left in the last two years (inactive accounts). */
export function people(now: number, seed: number): UserSeed[] {
  const random = randomOf(seed, 'people')
  const names = new NameBook()
  const drafts = SERVICES.flatMap((service) =>
    Array.from({ length: service.people }, (_, n) => draft(service, n, random, names, now, false)),
  )
  const large = SERVICES.filter((service) => service.people >= 10 && !service.id.startsWith('dsi'))
  const left = Array.from({ length: LEAVERS }, () => draft(random.pick(large), 99, random, names, now, true))
  const seats = seat([...drafts, ...left])
  const all = [...drafts, ...left]
  const keys = new Map(all.map((one, n) => [one, `user:${String(n + 1).padStart(5, '0')}`]))
  const heads = new Map(drafts.filter((one) => one.isHead).map((one) => [one.service.id, keys.get(one) as string]))
  return all.map((one, n): UserSeed => {
    const { firstName, lastName, service } = one
    const manager = one.isHead ? (service.under === null ? null : heads.get(service.under)) : heads.get(service.id)
    const role = roleOf(one)
    const login = names.login(firstName, lastName)
    return {
      key: keys.get(one) as string,
      login,
      civility: one.title === 'f' ? 'Mme' : 'M.',
      firstName,
      lastName,
      name: `${firstName} ${lastName}`,
      email: `${plainName(firstName)}.${plainName(lastName)}@${DOMAIN}`,
      phone: fictionalPhone(1000 + n * 7),
      mobile: hasMobile(one, random) ? fictionalMobile(2000 + n * 11) : null,
      jobTitle: one.jobTitle,
      entity: entityKey(service.site),
      location: seats.get(one) as string,
      unit: groupKey(service.id),
      manager: manager ?? null,
      role,
      reach: /Correspondant/.test(one.jobTitle) ? entityKey(service.site) : AGENCY_KEY,
      hiredOn: dayText(one.hiredAt),
      leftOn: one.leftAt === null ? null : dayText(one.leftAt),
      isActive: one.leftAt === null,
    }
  })
}

/** One group per service (not assignable) and one per team that takes tickets. */
export function groups(users: readonly UserSeed[]): GroupSeed[] {
  const services = SERVICES.map((service): GroupSeed => {
    const members = users.filter((user) => user.isActive && user.unit === groupKey(service.id))
    return {
      key: groupKey(service.id),
      name: service.site === 'marseille' ? service.name : `${siteOf(service.site).city} – ${service.name}`,
      code: service.code,
      entity: entityKey(service.site),
      email: `${service.id}@${DOMAIN}`,
      canBeAssigned: false,
      comment: `Service de l'agence, ${service.people} agents.`,
      members: members.map((user, n) => ({ user: user.key, isManager: n === 0 })),
    }
  })
  const teams = TEAMS.map((team): GroupSeed => {
    const services = team.services.map(groupKey)
    const members = users
      .filter((user) => user.isActive && services.includes(user.unit) && (team.jobs?.test(user.jobTitle) ?? true))
      .sort((a, b) => services.indexOf(a.unit) - services.indexOf(b.unit))
    return {
      key: teamKey(team.id),
      name: team.name,
      code: team.code,
      entity: AGENCY_KEY,
      email: `${team.id}.si@${DOMAIN}`,
      canBeAssigned: true,
      comment: team.comment,
      members: members.map((user, n) => ({ user: user.key, isManager: n === 0 })),
    }
  })
  return [...services, ...teams]
}

export function teamKey(team: string): string {
  return `group:equipe-${team}`
}
