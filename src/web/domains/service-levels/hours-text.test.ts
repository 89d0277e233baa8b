import { expect, it } from 'vitest'
import { hoursText, readHours } from './hours-text.ts'

it('reads hours as people write them, and writes them back', () => {
  for (const text of ['8:30-12:30, 13:30-17:30', '0:00-24:00', ''])
    expect(hoursText(readHours(text, 2) ?? [], 2)).toBe(text)
  expect(readHours('8h30 - 12h ; 13h30–17h30', 1)).toEqual([
    { day: 1, from: 510, to: 720 },
    { day: 1, from: 810, to: 1050 },
  ])
  for (const wrong of ['8', '12-8', '8:75-9:00', '8-25', 'fermé']) expect(readHours(wrong, 1)).toBeNull()
})
