/** General failures: the same morning, many people say the same thing in their own words. */
import { addWorkingMinutes, DAY, fromLocal, isWorkday, MINUTE, previousWorkday, toLocal } from '../calendar.ts'
import type { UserSeed } from '../types.ts'
import { type DeskContext, randomForTicket } from './desk-context.ts'
import { type Draft, draftOf } from './draft.ts'
import type { Scenario } from './scenario.ts'
import { FAILURES, type Failure } from './scenarios/failures.ts'
import { serviceId } from './vars.ts'

function scenarioOf(failure: Failure): Scenario {
  return {
    id: failure.id,
    type: 'incident',
    category: failure.category,
    team: failure.team,
    weight: 0,
    urgency: 4,
    impact: 4,
    hours: [1, 4],
    minutes: [5, 15],
    titles: failure.titles,
    bodies: failure.bodies,
    talks: [
      [],
      [],
      ['N Rattaché à l’incident général en cours.'],
      ['T L’incident est connu et en cours de traitement, nous vous tenons au courant.', 'U Merci pour l’information.'],
    ],
    solutions: failure.solutions,
  }
}

function concerned(failure: Failure, context: DeskContext, at: number): UserSeed[] {
  return context.users.filter(
    (user) =>
      context.isThere(user, at) &&
      (failure.site === undefined || user.entity === `entity:${failure.site}`) &&
      (failure.where === undefined || failure.where.test(serviceId(user))) &&
      !serviceId(user).startsWith('dsi'),
  )
}

/** The tickets of each general failure, all solved when the service came back. */
export function failures(context: DeskContext): Draft[] {
  return FAILURES.flatMap((failure, n) => {
    const random = randomForTicket(context, 'failure', n)
    const wanted = toLocal(context.now - failure.daysAgo * DAY).day
    const day = isWorkday(wanted) ? wanted : previousWorkday(wanted)
    const start = fromLocal(day, failure.at)
    const back = addWorkingMinutes(start, failure.minutes)
    const scenario = scenarioOf(failure)
    const people = random.sample(concerned(failure, context, start), failure.people)
    return people.flatMap((user, k) => {
      const at = Math.floor(start + random.skewed(2, failure.minutes * 0.7, 1.7) * MINUTE)
      const draft = draftOf(scenario, user, at, context, random)
      return draft === undefined ? [] : [{ ...draft, solvedAt: back + (4 + k * 2) * MINUTE }]
    })
  })
}
