import { addWorkingMinutes, DAY, HOUR } from '../calendar.ts'
import { type Random, randomOf } from '../random.ts'
import type { Agency, ContentOptions, Desk, Fleet, TicketSeed, UserSeed } from '../types.ts'
import { categories } from './categories.ts'
import { type DeskContext, deskContext } from './desk-context.ts'
import { type Draft, draftOf } from './draft.ts'
import { failures } from './failures.ts'
import { openingTimes } from './load.ts'
import { movements } from './movements.ts'
import type { Opener, Scenario } from './scenario.ts'
import { SCENARIOS } from './scenario-list.ts'
import type { OpenState } from './talk.ts'
import { finished, type Pace, paceOf, unfinished } from './ticket-life.ts'

export const TICKETS = 3000
/** Tickets that are still open at `now`, the backlog that every desk drags along. */
export const OPEN_TICKETS = 120

const TRIES = 14

function monthOf(at: number): number {
  return new Date(at).getUTCMonth() + 1
}

function openersOf(opener: Opener | undefined, scenario: Scenario, context: DeskContext): readonly UserSeed[] {
  if (opener === 'head') return context.users.filter((user) => context.isHead(user))
  if (opener === 'rh') return context.membersOf('accueil-agents')
  if (opener === 'monitoring') return context.membersOf(scenario.team).slice(0, 1)
  if (opener === 'technician')
    return context.users.filter((user) => /^group:dsi-(production|reseau|etudes)/.test(user.unit))
  return context.users
}

/** Some ask often, some never: a stable share by person, the DSI's own people seldom. */
function eagerness(user: UserSeed, n: number): number {
  const own = user.unit.startsWith('group:dsi') ? 0.25 : 1
  return own * (0.25 + ((n * 2_654_435_761) % 997) / 997) ** 2
}

class Drafting {
  readonly #context: DeskContext
  readonly #openers = new Map<string, readonly UserSeed[]>()
  readonly #eagerness: Map<UserSeed, number>

  constructor(context: DeskContext) {
    this.#context = context
    this.#eagerness = new Map(context.users.map((user, n) => [user, eagerness(user, n)]))
  }

  /** A ticket that somebody opens at this instant; tries until a person and a scenario fit. */
  draft(at: number, random: Random): Draft {
    for (;;) {
      const month = monthOf(at)
      const scenario = random.weighted(SCENARIOS, (one) => one.weight * (one.months?.[month] ?? 1))
      const openers = this.#openersOf(scenario)
      for (let n = 0; n < TRIES; n++) {
        const user = random.pick(openers)
        if (!this.#context.isThere(user, at)) continue
        if (scenario.opener === undefined && !random.chance(this.#eagerness.get(user) ?? 1)) continue
        const draft = draftOf(scenario, user, at, this.#context, random)
        if (draft !== undefined) return draft
      }
    }
  }

  #openersOf(scenario: Scenario): readonly UserSeed[] {
    const key = `${scenario.opener ?? 'staff'} ${scenario.team}`
    const known = this.#openers.get(key) ?? openersOf(scenario.opener, scenario, this.#context)
    this.#openers.set(key, known)
    return known
  }
}

interface Planned {
  draft: Draft
  pace: Pace
  solvedAt: number
}

/** How likely a ticket of that age is still open: this morning's are hardly begun, then the chance fades over weeks. */
function freshness(age: number): number {
  return (age < 26 * HOUR ? 6 : 1) * Math.exp(-age / (50 * DAY))
}

/** Which tickets stay open: those that time leaves open, then others, recent ones first. */
function openOnes(plans: readonly Planned[], now: number, random: Random): Set<Planned> {
  const open = new Set(plans.filter((plan) => plan.solvedAt >= now))
  const backlog = plans.filter(
    (plan) => !open.has(plan) && plan.draft.solvedAt === null && now - plan.draft.at < 210 * DAY,
  )
  const weights = new Map(backlog.map((plan) => [plan, freshness(now - plan.draft.at)]))
  while (open.size < OPEN_TICKETS)
    open.add(random.weighted(backlog, (plan) => (open.has(plan) ? 0 : (weights.get(plan) ?? 0))))
  return open
}

function stateOf(draft: Draft, now: number, random: Random): OpenState {
  const age = now - draft.at
  if (age < 30 * HOUR && random.chance(0.75)) return random.chance(0.55) ? 'new' : 'group'
  const states: readonly (readonly [OpenState, number])[] = [
    ['assigned', 50],
    ['pending', 34],
    ['planned', 16],
  ]
  return random.weighted(states, ([, weight]) => weight)[0]
}

/** Categories and three thousand tickets over two years, oldest first. */
export function desk(agency: Agency, fleet: Fleet, { now, seed = 1 }: ContentOptions): Desk {
  const context = deskContext(agency, fleet, now.getTime(), seed)
  const special = [...movements(context), ...failures(context)]
  const random = randomOf(seed, 'tickets')
  const times = openingTimes(TICKETS - special.length, context.from, context.now, random)
  const drafting = new Drafting(context)
  const drafts = [...special, ...times.map((at, n) => drafting.draft(at, randomOf(seed, 'ticket', n)))]
  drafts.sort((a, b) => a.at - b.at)
  const plans = drafts.map((draft, n): Planned => {
    const pace = paceOf(draft, randomOf(seed, 'pace', n))
    return { draft, pace, solvedAt: draft.solvedAt ?? addWorkingMinutes(draft.at, pace.solved) }
  })
  const open = openOnes(plans, context.now, random)
  const tickets = plans.map((plan, n): TicketSeed => {
    const { draft, pace } = plan
    const own = randomOf(seed, 'life', n)
    const ticket = open.has(plan)
      ? unfinished(draft, pace, stateOf(draft, context.now, own), context, own)
      : finished(draft, pace, plan.solvedAt, context, own)
    return { ...ticket, key: `ticket:${String(n + 1).padStart(5, '0')}` }
  })
  return { categories: categories(), tickets }
}
