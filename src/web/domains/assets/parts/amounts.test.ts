import { describe, expect, it } from 'vitest'
import { megabits, megabytes, megahertz, wattHours } from './amounts.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('amounts of parts', () => {
  it('are said as people say them', () => {
    expect(plain(megabytes(512, 'fr'))).toBe('512 Mo')
    expect(plain(megabytes(16384, 'fr'))).toBe('16 Go')
    expect(plain(megabytes(1536, 'fr'))).toBe('1,5 Go')
    expect(plain(megabytes(488386, 'fr'))).toBe('477 Go')
    expect(plain(megabytes(2_000_000, 'fr'))).toBe('1,9 To')
    expect(plain(megabytes(16384, 'en'))).toBe('16 GB')
    expect(plain(megahertz(2400, 'fr'))).toBe('2,4 GHz')
    expect(plain(megahertz(800, 'fr'))).toBe('800 MHz')
    expect(plain(megabits(1000, 'fr'))).toBe('1 Gbit/s')
    expect(plain(megabits(100, 'en'))).toBe('100 Mbit/s')
    expect(plain(wattHours(57_020, 'fr'))).toBe('57 Wh')
  })
})
