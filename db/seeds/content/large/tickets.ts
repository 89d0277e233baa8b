import { priorityOf } from '../../../../src/shared/tickets/ticket.lifecycle.ts'
import { addWorkingMinutes, DAY, fromLocal, HOUR, MINUTE, toLocal } from '../calendar.ts'
import { Random, seedOf } from '../random.ts'
import { say, type Vars } from '../template.ts'
import { type Case, casesOf } from '../tickets/cases.ts'
import { categoryKey } from '../tickets/categories.ts'
import { loadOf } from '../tickets/load.ts'
import type { Scenario } from '../tickets/scenario.ts'
import { SCENARIOS } from '../tickets/scenario-list.ts'
import { readStep, type Step } from '../tickets/talk.ts'
import type { Channel, TicketStatus } from '../types.ts'
import { computerAt } from './computers.ts'
import { officeOf } from './organisation.ts'
import { entityOfUser, techniciansOf } from './people.ts'
import { type Shape, scattered } from './shape.ts'
import type { LargeCatalogue } from './software.ts'
import { wordsFor } from './ticket-words.ts'
import type { LargeEntry, LargeTicket } from './types.ts'
import { TEAMS } from './vocabulary.ts'

const YEARS = 3
const OPEN_SHARE = 0.012
const CHANNELS: readonly Channel[] = ['portal', 'portal', 'portal', 'mail', 'phone', 'desk', 'visit', 'api']

/** Those that need nobody's real life: arrivals and departures are left to the demo. */
const TELLABLE = SCENARIOS.filter((scenario) => scenario.weight > 0)

/** Said where the scenario is silent: first by the desk, then by the requester. Names and programs keep the words many. */
const FILLERS: readonly (readonly string[])[] = [
  [
    'T Votre demande est prise en charge, nous revenons vers vous [rapidement|dans la journée].',
    'N Vu avec {collegue}, à suivre {demain}.',
    'N Déjà rencontré à {autreSite}, voir le dossier {de:collegue}.',
    'N Poste {pc} : dernière installation {logiciel}, à écarter d’abord.',
    'T Je regarde avec {collegue} et je vous rappelle au {poste}.',
  ],
  [
    'U Merci pour votre retour, je reste disponible au {poste}.',
    'U Entendu, {collegue} peut aussi vous répondre [en mon absence|au besoin].',
    'U Merci. C’est [surtout gênant|urgent] pour le dossier {appli} de {autreSite}.',
    'U Bien noté, merci.',
  ],
]

/** What all tickets share: built once, so that each ticket costs some tens of microseconds. */
export interface TicketMill {
  shape: Shape
  catalogue: LargeCatalogue
  now: number
  seed: number
  technicians: number
  /** Load of the days, cumulated, from the first day on. */
  firstDay: number
  cumulated: Float64Array
}

export function ticketMill(shape: Shape, catalogue: LargeCatalogue, now: number, seed: number): TicketMill {
  const last = toLocal(now - DAY).day
  const firstDay = last - YEARS * 365
  const cumulated = new Float64Array(last - firstDay + 1)
  let total = 0
  for (let n = 0; n < cumulated.length; n++) {
    total += loadOf(firstDay + n)
    cumulated[n] = total
  }
  return { shape, catalogue, now, seed, technicians: techniciansOf(shape), firstDay, cumulated }
}

/** Opening of the ticket: in order of index, heavier on Mondays and in September. */
function openedAt(index: number, mill: TicketMill, random: Random): number {
  const { cumulated, shape } = mill
  const target = ((index + random.next()) / shape.tickets) * (cumulated[cumulated.length - 1] as number)
  let low = 0
  let high = cumulated.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulated[middle] as number) > target) high = middle
    else low = middle + 1
  }
  const before = low === 0 ? 0 : (cumulated[low - 1] as number)
  const share = (target - before) / ((cumulated[low] as number) - before)
  return Math.floor(fromLocal(mill.firstDay + low, 8 * 60 + share * 9.5 * 60))
}

interface Telling {
  scenario: Scenario
  told: Case
  vars: Vars
  random: Random
}

function texts({ scenario, told, vars, random }: Telling): { title: string; body: string } {
  const title = say(told.titles, vars, random) ?? scenario.id
  const body = say(told.bodies, vars, random) ?? title
  return { title: title.charAt(0).toUpperCase() + title.slice(1), body: body.charAt(0).toUpperCase() + body.slice(1) }
}

/** Exactly `count` things said, the last one the solution when the ticket is over. */
function entriesOf(telling: Telling, ticket: LargeTicket, count: number): LargeEntry[] {
  const { told, vars, random } = telling
  const isOver = ticket.solvedAt !== null
  const talk = told.talks.length > 0 ? random.pick(told.talks) : []
  const steps = talk.map(readStep).filter((step) => step.mark !== 'K' && step.mark !== 'E')
  const wanted = isOver ? count - 1 : count
  const spoken: { mark: Step['mark']; text: string }[] = []
  for (let n = 0; n < wanted; n++) {
    const step = steps[n] ?? readStep(random.pick(FILLERS[n % FILLERS.length] as readonly string[]))
    const text = say([step.template], vars, random) ?? 'Bien noté.'
    spoken.push({ mark: step.mark, text })
  }
  const from = ticket.takenAt ?? ticket.openedAt
  const to = ticket.solvedAt ?? ticket.updatedAt
  const technician = ticket.technician ?? 0
  const entries = spoken.map(({ mark, text }, n): LargeEntry => {
    const byRequester = mark === 'U'
    const at = Math.floor(from + ((to - from) * (n + 1)) / (count + 1))
    return {
      type: mark === 'N' ? 'note' : 'reply',
      isPrivate: mark === 'N',
      author: byRequester ? ticket.requester : technician,
      at,
      text,
      state: null,
    }
  })
  if (!isOver) return entries
  const text = say(told.solutions, vars, random) ?? 'Demande traitée.'
  return [
    ...entries,
    {
      type: 'solution',
      isPrivate: false,
      author: technician,
      at: to,
      text,
      state: ticket.closedAt === null ? 'proposed' : 'accepted',
    },
  ]
}

function statusOf(isOpen: boolean, solvedAt: number, now: number, random: Random): TicketStatus {
  if (!isOpen && solvedAt < now) return solvedAt > now - 5 * DAY ? 'solved' : 'closed'
  const n = random.next()
  return n < 0.65 ? 'assigned' : 'pending'
}

function ownVars(scenario: Scenario, random: Random): Record<string, string> {
  const vars: Record<string, string> = {}
  for (const name in scenario.vars) vars[name] = random.pick(scenario.vars[name] as readonly string[])
  return vars
}

/** The ticket at this index, with its entries. */
export function ticketAt(index: number, mill: TicketMill): LargeTicket {
  const { shape, now } = mill
  const random = new Random((seedOf(mill.seed, 'ticket') + Math.imul(index, 0x9e3779b1)) >>> 0)
  const scenario = random.weighted(TELLABLE, (one) => one.weight)
  const told = random.weighted(casesOf(scenario), (one) => one.weight)
  const computer = scattered(index, shape.computers)
  const machine = computerAt(computer, shape, now, mill.seed)
  const requester = machine.user ?? scattered(index + 17, shape.users)
  const entity = entityOfUser(requester, shape)
  const location = officeOf(entity, requester * 13 + 5)
  const at = openedAt(index, mill, random)
  const solved = addWorkingMinutes(at, Math.max(6, random.skewed(scenario.hours[0], scenario.hours[1], 2) * 60))
  const isOpen = random.chance(OPEN_SHARE) || (now - at < 3 * DAY && random.chance(0.5))
  const status = statusOf(isOpen, solved, now, random)
  const isOver = status === 'solved' || status === 'closed'
  const until = isOver ? solved : Math.min(solved, now - MINUTE)
  const takenAt = Math.floor(Math.min(at + random.skewed(2, 300, 2.5) * MINUTE, at + (until - at) * 0.4))
  const words = { requester, computer: machine, entity, location, at, users: shape.users, catalogue: mill.catalogue }
  const telling = { scenario, told, vars: { ...ownVars(scenario, random), ...wordsFor(words, random) }, random }
  const { title, body } = texts(telling)
  const urgency = Math.min(5, Math.max(1, (scenario.urgency ?? 3) + random.int(-1, 1)))
  const impact = Math.min(5, Math.max(1, scenario.impact ?? 2))
  const closedAt = status === 'closed' ? Math.floor(solved + random.skewed(0.2, 96, 1) * HOUR) : null
  const ticket: LargeTicket = {
    type: scenario.type,
    title,
    description: body,
    status,
    urgency,
    impact,
    priority: priorityOf(urgency, impact),
    category: categoryKey(scenario.category),
    entity,
    location,
    channel: random.pick(CHANNELS),
    requester,
    technician: random.int(0, mill.technicians - 1),
    group: seedOf(scenario.team) % TEAMS.length,
    computer: random.chance(0.6) ? computer : null,
    openedAt: at,
    takenAt,
    solvedAt: isOver ? Math.floor(solved) : null,
    closedAt,
    pendingSince: null,
    updatedAt: closedAt ?? Math.floor(until),
    entries: [],
  }
  const entries = entriesOf(telling, ticket, shape.entriesPerTicket)
  return { ...ticket, entries, pendingSince: status === 'pending' ? (entries.at(-1)?.at ?? takenAt) : null }
}
