import { priorityOf } from '../../../../src/shared/tickets/ticket.lifecycle.ts'
import { teamKey } from '../agency/people.ts'
import { addWorkingMinutes, DAY, fromLocal, HOUR, MINUTE, toLocal, workingMinutesBetween } from '../calendar.ts'
import type { Random } from '../random.ts'
import { say } from '../template.ts'
import type { EntrySeed, TicketSeed, UserSeed } from '../types.ts'
import { categoryKey } from './categories.ts'
import type { DeskContext } from './desk-context.ts'
import type { Draft } from './draft.ts'
import { type OpenState, talkSoFar } from './talk.ts'
import { type Cast, entry, lastSpeaker, planAhead, type Told, tell } from './timeline.ts'
import { prose } from './vars.ts'
import { requesterReply, requesterText, takenDown, technicianText } from './voices.ts'

const AUTOMATIC_CLOSING_DAYS = 5

/** Working minutes until this ticket is solved, and until it is taken. */
export interface Pace {
  taken: number
  solved: number
}

export function paceOf({ scenario }: Draft, random: Random): Pace {
  const [quick, slow] = scenario.hours
  const outlier = random.chance(0.04) ? 2.5 : 1
  const solved = Math.max(4, random.skewed(quick, slow, 2.1) * 60 * outlier)
  const hurry = (scenario.urgency ?? 3) >= 4 ? 0.4 : 1
  const taken = Math.min(solved * 0.5, random.skewed(2, 260, 2.6) * hurry)
  return { taken, solved }
}

/** Members work unequally: the first ones of a team take more. People of a site are often served by their correspondent. */
function technicianFor(team: string, draft: Draft, context: DeskContext, random: Random): UserSeed {
  const local = context.correspondentOf(draft.entity)
  const serves = /^(poste|impression|telephonie|logistique)/.test(draft.scenario.category)
  if (
    local !== undefined &&
    serves &&
    context.isThere(local, draft.at) &&
    local !== draft.requester &&
    random.chance(0.45)
  )
    return local
  const there = context
    .membersOf(team)
    .filter((one) => context.isThere(one, draft.at) && one !== draft.requester && one.role !== 'self-service')
  const members = there.length > 0 ? there : context.membersOf(team)
  const weights = new Map(members.map((one, n) => [one, context.isHead(one) ? 0.3 : 1 + ((n * 7) % 5) * 0.4]))
  return random.weighted(members, (one) => weights.get(one) ?? 1)
}

function castOf(draft: Draft, context: DeskContext, random: Random): Cast {
  const { team, escalatesTo, opener } = draft.scenario
  const own = opener === 'technician' && context.membersOf(team).includes(draft.requester)
  const technician = own ? draft.requester : technicianFor(team, draft, context, random)
  const second =
    escalatesTo === undefined ? null : technicianFor(escalatesTo, { ...draft, entity: '' }, context, random)
  return { requester: draft.requester, technician, team, second, secondTeam: escalatesTo ?? null }
}

function describe(draft: Draft, context: DeskContext, random: Random): string {
  const { requester, channel, body, scenario } = draft
  if (scenario.opener === 'monitoring') return body
  if (channel === 'phone' || channel === 'visit') return takenDown(body, requester, channel, random)
  return requesterText(body, requester, prose(context.serviceNameOf(requester)), channel === 'mail', random)
}

function blank(draft: Draft, context: DeskContext, random: Random): TicketSeed {
  const { scenario, requester, at } = draft
  const urgency = nudged(scenario.urgency ?? 3, random)
  const impact = nudged(scenario.impact ?? 2, random)
  return {
    key: '',
    type: scenario.type,
    title: draft.title,
    description: describe(draft, context, random),
    category: categoryKey(scenario.category),
    entity: draft.entity,
    location: draft.location,
    channel: draft.channel,
    urgency,
    impact,
    priority: priorityOf(urgency, impact),
    status: 'new',
    author: requester.key,
    requesters: [requester.key],
    observers: draft.observers,
    assignedUsers: [],
    assignedGroups: [],
    assets: draft.assets.map((asset) => asset.key),
    openedAt: new Date(at).toISOString(),
    takenAt: null,
    solvedAt: null,
    closedAt: null,
    pendingSince: null,
    waitingSeconds: 0,
    updatedAt: new Date(at).toISOString(),
    entries: [],
    scenario: scenario.id,
    satisfaction: null,
  }
}

function nudged(level: number, random: Random): number {
  const by = random.chance(0.14) ? (random.chance(0.5) ? 1 : -1) : 0
  return Math.min(5, Math.max(1, level + by))
}

/** Author, assignees and groups that follow from who worked on it. */
function withCast(ticket: TicketSeed, draft: Draft, cast: Cast, told: Told): TicketSeed {
  const last = lastSpeaker(told, cast)
  const team = told.isEscalated && cast.secondTeam !== null ? cast.secondTeam : cast.team
  const writtenDown = draft.channel === 'phone' || draft.channel === 'visit'
  return {
    ...ticket,
    author: writtenDown ? cast.technician.key : ticket.author,
    assignedUsers: [last.key],
    assignedGroups: [teamKey(team)],
    waitingSeconds: told.waitingSeconds,
  }
}

const REFUSALS = [
  'Le problème est [revenu|réapparu] [ce matin|dès le redémarrage|après la pause], malheureusement.',
  'Cela ne fonctionne toujours pas de mon côté.',
  'C’était bon {hier}, mais l’erreur est de retour.',
]
const RETRIES = [
  'Je reprends le dossier et reviens vers vous rapidement.',
  'Merci du retour, je regarde à nouveau.',
  'Toutes mes excuses pour ce contretemps, j’y retourne.',
]

/** Solved, or closed when enough time has passed. `solvedAt` must lie before `now`. */
export function finished(draft: Draft, pace: Pace, solvedAt: number, context: DeskContext, random: Random): TicketSeed {
  const cast = castOf(draft, context, random)
  const takenAt = addWorkingMinutes(draft.at, Math.min(pace.taken, workingMinutesBetween(draft.at, solvedAt) * 0.5))
  const told = tell(draft.talk, takenAt, solvedAt, false, cast, draft.vars, random)
  const speaker = lastSpeaker(told, cast)
  const team = told.isEscalated && cast.secondTeam !== null ? cast.secondTeam : cast.team
  const text = solutionText(draft, random)
  const [low, high] = draft.scenario.minutes
  const solution: EntrySeed = {
    ...entry(
      'solution',
      speaker,
      solvedAt,
      random.chance(0.22) ? technicianText(text, speaker, draft.requester, team, true, random) : text,
    ),
    state: 'proposed',
    durationMinutes: Math.round(random.skewed(low, high, 1.6) / 5) * 5,
  }
  const waitingSeconds =
    told.waitingSeconds + (told.waitingSince === null ? 0 : Math.round((solvedAt - told.waitingSince) / 1000))
  const ticket = {
    ...withCast(blank(draft, context, random), draft, cast, { ...told, waitingSeconds }),
    takenAt: new Date(takenAt).toISOString(),
    solvedAt: new Date(solvedAt).toISOString(),
    status: 'solved' as const,
    entries: [...told.entries, solution],
    updatedAt: new Date(solvedAt).toISOString(),
  }
  return closing(refusedOnce(ticket, draft, cast, speaker, team, context, random), draft, context, random)
}

function solutionText(draft: Draft, random: Random): string {
  return say(draft.solutions, draft.vars, random) ?? 'Demande traitée.'
}

/** One in thirty comes back: the requester refuses, the technician solves again. */
function refusedOnce(
  ticket: TicketSeed,
  draft: Draft,
  cast: Cast,
  speaker: UserSeed,
  team: string,
  context: DeskContext,
  random: Random,
): TicketSeed {
  const first = ticket.entries.at(-1) as EntrySeed
  const again = addWorkingMinutes(Date.parse(first.at), random.int(180, 1400))
  if (draft.scenario.opener !== undefined || !random.chance(0.034) || again > context.now - 3 * DAY) return ticket
  const refusedAt = Date.parse(first.at) + (again - Date.parse(first.at)) * 0.5
  const refusal = requesterReply(say(REFUSALS, draft.vars, random) ?? '', cast.requester, random)
  const other =
    draft.solutions.length > 1 ? solutionText(draft, random) : 'Nouvelle intervention, vérifiée avec l’agent.'
  return {
    ...ticket,
    solvedAt: new Date(again).toISOString(),
    updatedAt: new Date(again).toISOString(),
    entries: [
      ...ticket.entries.slice(0, -1),
      { ...first, state: 'refused' },
      entry('reply', cast.requester, refusedAt, refusal),
      entry(
        'reply',
        speaker,
        refusedAt + random.int(4, 50) * MINUTE,
        technicianText(random.pick(RETRIES), speaker, cast.requester, team, false, random),
      ),
      {
        ...first,
        at: new Date(again).toISOString(),
        state: 'proposed',
        text: other === first.text ? 'Seconde intervention, cause traitée et vérifiée avec l’agent.' : other,
      },
    ],
  }
}

/** The nightly job closes what nobody contested for five working days. */
function closedByNight(solvedAt: number): number {
  const last = toLocal(addWorkingMinutes(solvedAt, AUTOMATIC_CLOSING_DAYS * 510)).day
  return fromLocal(last + 1, 2 * 60 + 10)
}

const COMMENTS: Readonly<Record<number, readonly string[]>> = {
  5: [
    'Très réactif, merci.',
    'Parfait.',
    'Intervention rapide et claire.',
    'Technicien à l’écoute, merci !',
    'Rien à redire.',
    'Problème réglé en dix minutes.',
  ],
  4: ['Bien, un peu d’attente.', 'Merci pour l’aide.', 'Réponse claire.', 'Bon suivi.'],
  3: ['Délai un peu long.', 'Résolu, mais j’ai dû relancer.', 'Correct.'],
  2: ['Trop long pour une simple demande.', 'Plusieurs interlocuteurs, il a fallu tout réexpliquer.'],
  1: ['Une semaine sans réponse.', 'Le problème est revenu deux fois.'],
}

function closing(ticket: TicketSeed, draft: Draft, context: DeskContext, random: Random): TicketSeed {
  const solvedAt = Date.parse(ticket.solvedAt as string)
  const accepted = random.chance(0.33)
  const closedAt = accepted ? addWorkingMinutes(solvedAt, random.skewed(3, 900, 2)) : closedByNight(solvedAt)
  if (closedAt >= context.now) return ticket
  const entries = ticket.entries.map((one) => (one.state === 'proposed' ? { ...one, state: 'accepted' as const } : one))
  const closed = {
    ...ticket,
    entries,
    status: 'closed' as const,
    closedAt: new Date(closedAt).toISOString(),
    updatedAt: new Date(closedAt).toISOString(),
  }
  if (draft.scenario.opener !== undefined || !random.chance(0.3)) return closed
  const at = Math.min(closedAt + random.int(1, 50) * HOUR, context.now - MINUTE)
  const score = random.weighted([5, 4, 3, 2, 1], (n) => [0, 2, 4, 11, 35, 48][n] ?? 1)
  const comment = random.chance(0.35) ? random.pick(COMMENTS[score] as readonly string[]) : null
  return { ...closed, satisfaction: { score, comment, at: new Date(at).toISOString() } }
}

/** Still open at `now`, in this state. */
export function unfinished(
  draft: Draft,
  pace: Pace,
  state: OpenState,
  context: DeskContext,
  random: Random,
): TicketSeed {
  const ticket = blank(draft, context, random)
  if (state === 'new') return ticket
  if (state === 'group') return { ...ticket, status: 'assigned', assignedGroups: [teamKey(draft.scenario.team)] }
  const cast = castOf(draft, context, random)
  const elapsed = workingMinutesBetween(draft.at, context.now)
  const takenAt = Math.min(addWorkingMinutes(draft.at, Math.min(pace.taken, elapsed * 0.5)), context.now - 2 * MINUTE)
  const until = takenAt + (context.now - takenAt) * random.skewed(0.25, 0.96, 0.7)
  const steps = talkSoFar(draft.talk, state, draft.scenario, draft.vars, random)
  const told = tell(steps, takenAt, until, state === 'planned', cast, draft.vars, random)
  const last = told.entries.at(-1)
  return {
    ...withCast(ticket, draft, cast, told),
    status: state,
    takenAt: new Date(takenAt).toISOString(),
    pendingSince: told.waitingSince === null ? null : new Date(told.waitingSince).toISOString(),
    entries: planAhead(told.entries, context.now, random),
    updatedAt: last?.at ?? new Date(takenAt).toISOString(),
  }
}
