import { addWorkingMinutes, DAY, fromLocal, nextWorkday, toLocal, workingMinutesBetween } from '../calendar.ts'
import type { Random } from '../random.ts'
import { compile, frenchSpaces, render, type Vars } from '../template.ts'
import type { EntrySeed, UserSeed } from '../types.ts'
import type { Step } from './talk.ts'
import { requesterReply, technicianText } from './voices.ts'

/** Who speaks on a ticket. After an escalation the second technician and team go on. */
export interface Cast {
  requester: UserSeed
  technician: UserSeed
  team: string
  second: UserSeed | null
  secondTeam: string | null
}

export interface Told {
  entries: EntrySeed[]
  /** Time between a question and its answer, in seconds of the clock, as the house counts it. */
  waitingSeconds: number
  waitingSince: number | null
  isEscalated: boolean
}

const ESCALATIONS = ['Transmis à l’équipe compétente.', 'Escalade : dépasse le premier niveau.', 'Passage de relais.']

/** The talk as entries between two instants, at working times. `planned`: the last task lies ahead. */
export function tell(
  steps: readonly Step[],
  from: number,
  to: number,
  planned: boolean,
  cast: Cast,
  vars: Vars,
  random: Random,
): Told {
  const times = momentsBetween(steps.length, from, to, random)
  const told: Told = { entries: [], waitingSeconds: 0, waitingSince: null, isEscalated: false }
  let speaker = cast.technician
  let team = cast.team
  let isFirst = true
  steps.forEach((step, n) => {
    const at = times[n] as number
    const text = render(compile(step.template), vars, random)
    const ahead = planned && n === steps.length - 1
    if (step.mark === 'E') {
      told.entries.push(entry('note', speaker, at, frenchSpaces(`${random.pick(ESCALATIONS)} ${text}`)))
      if (cast.second !== null) speaker = cast.second
      team = cast.secondTeam ?? team
      told.isEscalated = cast.second !== null
      return
    }
    if (step.mark === 'U')
      told.entries.push(entry('reply', cast.requester, at, requesterReply(text, cast.requester, random)))
    else if (step.mark === 'N') told.entries.push(entry('note', speaker, at, text))
    else if (step.mark === 'K') told.entries.push(task(speaker, at, text, ahead, random))
    else {
      told.entries.push(
        entry('reply', speaker, at, technicianText(text, speaker, cast.requester, team, isFirst, random)),
      )
      isFirst = false
    }
    if (step.mark === 'U' && told.waitingSince !== null) {
      told.waitingSeconds += Math.round((at - told.waitingSince) / 1000)
      told.waitingSince = null
    }
    if (step.mark === 'W') told.waitingSince = at
  })
  return told
}

/** The one who ends the ticket: the second technician after an escalation. */
export function lastSpeaker(told: Told, cast: Cast): UserSeed {
  return told.isEscalated && cast.second !== null ? cast.second : cast.technician
}

/** `count` moments in working time, in order, none at either end. */
function momentsBetween(count: number, from: number, to: number, random: Random): number[] {
  const minutes = workingMinutesBetween(from, to)
  // The first answer comes early, the rest spreads; nobody answers within the same minute if there is time.
  const shares = Array.from({ length: count }, (_, n) => (n + 0.25 + random.next() * 0.7) / (count + 0.4))
  const moments = shares.map((share) => addWorkingMinutes(from, share * minutes) + random.int(0, 25_000))
  const fits = moments.every((at, n) => at > (n === 0 ? from : (moments[n - 1] as number)) && at < to)
  return fits ? moments : moments.map((_, n) => from + Math.floor(((n + 1) / (count + 1)) * (to - from)))
}

export function entry(type: EntrySeed['type'], author: UserSeed, at: number, text: string): EntrySeed {
  return {
    type,
    author: author.key,
    at: new Date(at).toISOString(),
    text,
    isPrivate: type === 'note' || type === 'task',
    state: null,
    assignee: null,
    plannedAt: null,
    durationMinutes: null,
  }
}

function task(technician: UserSeed, at: number, text: string, ahead: boolean, random: Random): EntrySeed {
  const durationMinutes = random.pick([15, 20, 30, 30, 45, 60])
  const day = ahead ? nthWorkday(toLocal(at).day, random.int(1, 5)) : toLocal(at).day
  const plannedAt = ahead ? fromLocal(day, random.pick([9, 9.5, 10, 11, 14, 14.5, 15, 16]) * 60) : at
  return {
    ...entry('task', technician, at, text),
    state: ahead ? 'todo' : 'done',
    assignee: technician.key,
    plannedAt: new Date(plannedAt).toISOString(),
    durationMinutes,
  }
}

function nthWorkday(day: number, n: number): number {
  let at = day
  for (let left = n; left > 0; left--) at = nextWorkday(at)
  return at
}

/** A planned task of an open ticket lies after `now`, however long ago it was planned. */
export function planAhead(entries: EntrySeed[], now: number, random: Random): EntrySeed[] {
  return entries.map((one) => {
    if (one.state !== 'todo' || one.plannedAt === null || Date.parse(one.plannedAt) > now) return one
    const day = nthWorkday(Math.floor(now / DAY), random.int(1, 4))
    return { ...one, plannedAt: new Date(fromLocal(day, random.pick([9, 10, 11, 14, 15]) * 60)).toISOString() }
  })
}
