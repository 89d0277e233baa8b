import { expect, it } from 'vitest'
import { periodText } from './period-text.ts'

it('periods have names', () => {
  expect(periodText('2026-11-01', 'month', 'fr')).toBe('novembre 2026')
  expect(periodText('2026-10-01', 'quarter', 'fr')).toBe('T4 2026')
  expect(periodText('2026-10-01', 'quarter', 'en')).toBe('Q4 2026')
  expect(periodText('2026-01-01', 'year', 'en')).toBe('2026')
})
