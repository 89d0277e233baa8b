/** One event of a calendar file (RFC 5545). */
export interface IcalEvent {
  /** The same for the same thing at every reading, or calendars show it twice. */
  uid: string
  startsAt: Date
  endsAt: Date
  summary: string
  description?: string
  url?: string
  isCancelled?: boolean
}

/** A calendar file: events in UTC, lines of 75 octets, text that cannot break out of its line. */
export function icalOf(name: string, events: readonly IcalEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cigale//Planning//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const eventLines = (event: IcalEvent, now: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${stamp(now)}`,
  `DTSTART:${stamp(event.startsAt)}`,
  `DTEND:${stamp(event.endsAt)}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === undefined ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  // An address is no text: it is not escaped, so what could end its line is taken out.
  ...(event.url === undefined ? [] : [`URL:${event.url.replace(controls, '')}`]),
  `STATUS:${event.isCancelled === true ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
]

/** `20310303T080000Z` */
const stamp = (moment: Date): string => `${moment.toISOString().replace(/[-:]|\.\d{3}/g, '')}`

const controls = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/g

/** Text of a value: line breaks become `\n`, other controls vanish, what separates values is escaped. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\\n')
    .replace(controls, '')
    .replace(/([;,])/g, '\\$1')

const longest = 75

/** At most 75 octets a line, further ones begin with a blank; a character is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > longest) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

const octetsOf = (character: string): number => {
  const point = character.codePointAt(0)!
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
