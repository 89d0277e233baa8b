import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PresenceBook, type Sign } from './presence.ts'

const user = (id: number) => ({ id: String(id), name: `Person ${id}` })
const names = (book: PresenceBook, now: number) =>
  book.present('ticket:1', now).map(({ id, isWriting }) => `${id}${isWriting ? '!' : ''}`)

test('whoever opens is here at once, writes for some seconds, and is forgotten', () => {
  const book = new PresenceBook()
  const say = (page: string, id: number, sign: Sign['sign'], now: number) =>
    book.hear({ record: 'ticket:1', page, user: user(id), sign }, now)
  expect(say('a', 1, 'here', 0)).toBe(true)
  expect(say('b', 2, 'here', 5)).toBe(true)
  expect(say('w', 2, 'writing', 10)).toBe(true)
  expect(say('a', 1, 'here', 20)).toBe(false)
  expect(names(book, 30)).toEqual(['1', '2!'])
  expect(names(book, 6_020)).toEqual(['1', '2'])
  expect(book.sweep(0, 6_020)).toEqual(['ticket:1'])
  // A stream that is opened anew is the same visit; one that is not is over in three seconds.
  say('b', 2, 'gone', 7_000)
  say('b2', 2, 'here', 8_000)
  say('a', 1, 'gone', 8_000)
  expect(names(book, 9_000)).toEqual(['1', '2'])
  expect(names(book, 11_001)).toEqual(['2'])
  // A node that died says nothing.
  expect(names(book, 28_001)).toEqual([])
})

test('nobody stays longer than he was heard, whatever is said, and every change of the picture is told', () => {
  const sign = fc.record({
    page: fc.constantFrom('a', 'b', 'c'),
    sign: fc.constantFrom('here', 'writing', 'gone') as fc.Arbitrary<Sign['sign']>,
    wait: fc.integer({ min: 0, max: 9_000 }),
  })
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const book = new PresenceBook()
      const heard = new Map<string, number>()
      let now = 1
      let shown = ''
      for (const { page, sign: said, wait } of signs) {
        const before = now
        now += wait
        if (book.sweep(before, now).length > 0) shown = JSON.stringify(book.present('ticket:1', now))
        expect(JSON.stringify(book.present('ticket:1', now))).toBe(shown === '' ? '[]' : shown)
        if (said !== 'gone') heard.set(page, now)
        if (book.hear({ record: 'ticket:1', page, user: user(page.charCodeAt(0)), sign: said }, now))
          shown = JSON.stringify(book.present('ticket:1', now))
        for (const { id } of book.present('ticket:1', now))
          expect(now - heard.get(String.fromCharCode(Number(id)))!).toBeLessThan(20_000)
      }
      book.sweep(now, now + 30_000)
      expect(book.present('ticket:1', now + 30_000)).toEqual([])
    }),
  )
})
