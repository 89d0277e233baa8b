import fc from 'fast-check'
import { expect, test } from 'vitest'
import { icalOf } from './ical.ts'

const at = { startsAt: new Date('2031-03-03T08:00:00Z'), endsAt: new Date('2031-03-03T09:30:00Z') }
const now = new Date('2031-01-01T00:00:00Z')
const file = (summary: string, more = {}) =>
  icalOf('Planning', [{ uid: 'task-1@cigale', summary, ...at, ...more }], now)

/** The other half, written for itself: lines joined again, names and values apart, escapes taken out. */
function read(text: string): [string, string][] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => {
    const colon = line.indexOf(':')
    const value = line.slice(colon + 1).replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))
    return [line.slice(0, colon), value]
  })
}

const names = [
  ...['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'X-WR-CALNAME'],
  ...['BEGIN', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'STATUS', 'END', 'END'],
]

test('an event in UTC, the same at every reading', () => {
  expect(file('Passer')).toContain('DTSTART:20310303T080000Z\r\nDTEND:20310303T093000Z\r\n')
  expect(file('Passer')).toBe(file('Passer'))
})

test('text cannot break out of its line, whatever it is', () => {
  const hostile = 'a\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTENDEE:mailto:x;y,z\\\u0000\u2028b'
  const found = read(file(hostile, { url: 'https://x/\r\nSTATUS:CANCELLED' }))
  expect(found.filter(([name]) => name === 'BEGIN')).toHaveLength(2)
  expect(found.find(([name]) => name === 'SUMMARY')![1]).toBe('a\nEND:VEVENT\nBEGIN:VALARM\nATTENDEE:mailto:x;y,z\\\nb')
  expect(found.find(([name]) => name === 'URL')![1]).toBe('https://x/STATUS:CANCELLED')
  expect(found.filter(([name]) => name === 'STATUS')).toEqual([['STATUS', 'CONFIRMED']])
})

test('any text comes back as it was, in lines of 75 octets that cut no character', () => {
  const printable = fc
    .string({ unit: 'grapheme', maxLength: 300 })
    .map((text) => text.replace(/\p{C}|[\u2028\u2029]/gu, ''))
  fc.assert(
    fc.property(printable, (summary) => {
      const text = file(summary)
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(text).toString('utf8')).toBe(text)
      const found = read(text)
      expect(found.map(([name]) => name)).toEqual(names)
      expect(found[11]).toEqual(['SUMMARY', summary])
    }),
    { numRuns: 500 },
  )
})
