import { describe, expect, test } from 'vitest'
import { matches } from './find-rule.ts'
import { type NameRule, namesOf } from './names.ts'
import { wellKnownNames } from './well-known-names.ts'

const rule = (match: NameRule['match'], value: string, becomes: string): NameRule => ({
  subject: 'manufacturer',
  match,
  value,
  becomes,
})

describe('names', () => {
  test('the whole name goes before its beginning, the longer beginning before the shorter, patterns last', () => {
    const names = namesOf([
      rule('pattern', '*packard*', 'pattern'),
      rule('starts', 'hewlett', 'short'),
      rule('starts', 'Hewlett  Packard E', 'long'),
      rule('exact', 'HEWLETT PACKARD ENTERPRISE', 'whole'),
    ])
    expect(names.of('manufacturer', ' Hewlett Packard  Enterprise')).toBe('whole')
    expect(names.of('manufacturer', 'Hewlett Packard Enterprise SA')).toBe('long')
    expect(names.of('manufacturer', 'Hewlett-Packard')).toBe('short')
    expect(names.of('manufacturer', 'Old Packard Inc')).toBe('pattern')
    expect(names.of('manufacturer', 'Acme')).toBe('Acme')
    expect(names.of('model', 'Hewlett-Packard')).toBe('Hewlett-Packard')
    expect(names.of('manufacturer', null)).toBeNull()
  })

  test.each([
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbd', false],
    ['*', '', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*b*b*', 'abab', true],
    ['**a', 'bba', true],
    ['a', 'ab', false],
  ])('%s on %s: %s', (pattern, text, is) => {
    expect(matches(pattern, text)).toBe(is)
  })

  test('a hostile pattern takes no time', () => {
    const start = performance.now()
    expect(matches(`${'*a'.repeat(100)}b`, 'a'.repeat(255))).toBe(false)
    expect(performance.now() - start).toBeLessThan(100)
  })

  test('the known makers are written one way, and that way stays', () => {
    const names = namesOf(wellKnownNames)
    expect(names.of('manufacturer', 'Hewlett-Packard')).toBe('HP')
    expect(names.of('manufacturer', 'Hewlett Packard Enterprise')).toBe('HPE')
    expect(names.of('manufacturer', 'Dell Inc.')).toBe('Dell')
    expect(names.of('manufacturer', 'LENOVO')).toBe('Lenovo')
    for (const { becomes } of wellKnownNames) expect(names.of('manufacturer', becomes)).toBe(becomes)
  })
})
