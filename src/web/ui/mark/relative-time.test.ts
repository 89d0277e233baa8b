import { describe, expect, it } from 'vitest'
import { exactTime, relativeTime } from './relative-time.ts'

const now = new Date(2026, 10, 24, 9, 30)
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('relative time', () => {
  it('speaks French as people do', () => {
    expect(relativeTime(at(-3), now, 'fr')).toBe('maintenant')
    expect(relativeTime(at(-300), now, 'fr')).toBe('il y a 5 minutes')
    expect(relativeTime(at(-2 * 3600), now, 'fr')).toBe('il y a 2 heures')
    expect(relativeTime(at(3 * 86400), now, 'fr')).toBe('dans 3 jours')
    expect(relativeTime(at(-86400), now, 'fr')).toBe('hier')
  })

  it('counts calendar days: yesterday evening is yesterday', () => {
    expect(relativeTime(new Date(2026, 10, 23, 22, 0), now, 'fr')).toBe('hier')
    expect(relativeTime(new Date(2026, 10, 25, 8, 0), now, 'fr')).toBe('demain')
    expect(relativeTime(new Date(2026, 10, 24, 2, 0), now, 'fr')).toBe('il y a 8 heures')
  })

  it('uses months and years for what is far', () => {
    expect(relativeTime(at(-60 * 86400), now, 'en')).toBe('2 months ago')
    expect(relativeTime(at(-800 * 86400), now, 'en')).toBe('2 years ago')
  })

  it('gives the exact instant', () => {
    expect(exactTime(now, 'fr')).toBe('mardi 24 novembre 2026 à 09:30')
  })
})
