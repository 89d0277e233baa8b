import type { SystemFacts } from '../neutral.ts'
import { child, type Tree } from './tree.ts'
import { text } from './values.ts'

/**
 * When a machine was started. Fusion and GLPI agents tell the time on its own clock, which says nothing without its offset;
 * network devices and OCS agents on Unix tell for how long they have run. undefined: not said.
 */
export function readBoot(content: Tree): SystemFacts['boot'] {
  const system = child(content, 'operatingsystem')
  const at = localTime(text(system, 'boot_time'), text(child(system, 'timezone'), 'offset'))
  if (at !== null) return { at }
  const seconds =
    runningFor(text(child(content, 'network_device'), 'uptime')) ??
    describedAs(text(child(content, 'hardware'), 'description', 1000))
  return seconds === null ? undefined : { secondsAgo: seconds }
}

/** `2026-11-23 14:16:30` at `+0100`. */
function localTime(said: string | null, offset: string | null): string | null {
  const zone = /^([+-]\d{2}):?(\d{2})$/.exec(offset ?? '')
  const time = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(said ?? '')
  if (zone === null || time === null) return null
  const at = new Date(`${time[1]}T${time[2]}${zone[1]}:${zone[2]}`)
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1990 ? null : at.toISOString()
}

/** `41 days, 3:11:02.00`, `(355026200) 41 days, 2:11:02.00`, hundredths of a second alone. */
function runningFor(said: string | null): number | null {
  if (said === null) return null
  const ticks = /^\(?(\d{1,12})\)?(?:\s|$)/.exec(said)
  if (ticks !== null && !/^\d+\s+days?/i.test(said)) return Math.round(Number(ticks[1]) / 100)
  const spelled = /^(?:(\d{1,5}) days?,? )?(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?$/i.exec(said)
  if (spelled === null) return null
  const [days = 0, hours, minutes, seconds] = spelled.slice(1).map((each) => Number(each ?? 0))
  return ((days * 24 + hours!) * 60 + minutes!) * 60 + seconds!
}

/** OCS on Unix: `x86_64/00-00-12 04:14:03`, years, months and days, then hours; months are of no certain length. */
function describedAs(said: string | null): number | null {
  const spelled = /^\S+\/00-00-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(said ?? '')
  if (spelled === null) return null
  const [days, hours, minutes, seconds] = spelled.slice(1).map(Number)
  return ((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!
}
