import { expect, it } from 'vitest'
import { durationText } from '../../../ui/mark/duration-text.ts'
import { amountText } from './figure-text.ts'

/** Spaces of languages are not always the plain one. */
const plain = (text: string) => text.replace(/\s/g, ' ')

it('lengths of time are told by their two largest units', () => {
  expect(plain(durationText(3 * 86_400 + 4 * 3_600 + 59 * 60, 'fr'))).toBe('3 j 4 h')
  expect(plain(durationText(25 * 60 + 20, 'fr'))).toBe('25 min')
  expect(plain(durationText(0, 'fr'))).toBe('0 min')
  expect(plain(durationText(86_399, 'fr'))).toBe('1 j')
  expect(amountText(null, 'seconds', 'fr')).toBe('–')
  expect(plain(amountText(1234.56, 'number', 'fr'))).toBe('1 234,6')
})
