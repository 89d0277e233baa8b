/** Arrivals and departures of the people who really came and left: the tickets fit the hiring dates and the machines. */
import { addWorkingMinutes, DAY, frenchDate, fromLocal, isWorkday, nextWorkday, toLocal } from '../calendar.ts'
import { siteOfEntity } from '../fleet/context.ts'
import type { UserSeed } from '../types.ts'
import { type DeskContext, randomForTicket } from './desk-context.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Scenario } from './scenario.ts'
import { MOVERS } from './scenarios/movers.ts'
import { applicationsOf } from './trades.ts'
import { prose, serviceId } from './vars.ts'

const ARRIVAL = MOVERS.find((scenario) => scenario.id === 'arrivee') as Scenario
const DEPARTURE = MOVERS.find((scenario) => scenario.id === 'depart') as Scenario

function agentVars(user: UserSeed, at: number, context: DeskContext): Record<string, string | undefined> {
  const manager = user.manager === null ? undefined : context.userOf(user.manager)
  const jobTitle = user.jobTitle.charAt(0).toLowerCase() + user.jobTitle.slice(1)
  return {
    agent: user.name,
    agentPoste: prose(jobTitle),
    agentService: prose(context.serviceNameOf(user)),
    agentSite: siteOfEntity(user.entity).city,
    agentBureau: context.placeOf(user.location).name.replace(/\D/g, '') || '101',
    agentResponsable: manager?.name,
    agentLogin: user.login,
    appli: applicationsOf(serviceId(user))[0],
    agentPc: context.heldBy(user, 'computer', at + 45 * DAY)?.name,
  }
}

/** Somebody of RH who deals with arrivals and was there then. */
function announcer(context: DeskContext, at: number, n: number): UserSeed | undefined {
  const there = context.membersOf('accueil-agents').filter((one) => context.isThere(one, at))
  return there.length === 0 ? undefined : there[n % there.length]
}

function workdayAt(day: number, minute: number): number {
  return fromLocal(isWorkday(day) ? day : nextWorkday(day), minute)
}

function movement(user: UserSeed, scenario: Scenario, on: string, n: number, context: DeskContext): Draft | undefined {
  const random = randomForTicket(context, scenario.id, n)
  const day = Math.floor(Date.parse(on) / DAY)
  const at = workdayAt(day - random.int(8, 26), random.int(9 * 60, 17 * 60))
  const who = announcer(context, at, n)
  if (at < context.from || at >= context.now || who === undefined) return undefined
  const date = frenchDate(day, true)
  const vars = { ...agentVars(user, Date.parse(on), context), dateArrivee: date, dateDepart: date }
  const draft = draftOf(scenario, who, at, context, random, vars)
  if (draft === undefined) return undefined
  const solvedAt = addWorkingMinutes(workdayAt(day, scenario === ARRIVAL ? 9 * 60 + 30 : 16 * 60), random.int(0, 240))
  return { ...draft, solvedAt, entity: user.entity, location: user.location, assets: [] }
}

/** One ticket for each arrival and departure within the years of tickets. */
export function movements(context: DeskContext): Draft[] {
  const start = toLocal(context.from).day + 30
  const drafts = context.users.flatMap((user, n) => {
    const arrived =
      Math.floor(Date.parse(user.hiredOn) / DAY) > start ? movement(user, ARRIVAL, user.hiredOn, n, context) : undefined
    const left = user.leftOn === null ? undefined : movement(user, DEPARTURE, user.leftOn, n, context)
    return [arrived, left]
  })
  return drafts.filter((draft) => draft !== undefined)
}
