import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDate } from './dates.ts'
import {
  cleanText,
  flag,
  integer,
  megabits,
  megabytes,
  megahertz,
  normaliseAddress,
  normaliseMac,
  thousandths,
} from './values.ts'

describe('parseDate', () => {
  test.each([
    ['2025-04-20', '2025-04-20'],
    ['2025/04/20 00:00:00', '2025-04-20'],
    ['2025-04-20T10:00:00Z', '2025-04-20'],
    ['20250420', '2025-04-20'],
    ['20250420104500.000000+060', '2025-04-20'],
    ['20/04/2025', '2025-04-20'],
    ['5/6/2023', '2023-06-05'],
    ['04/20/2025', '2025-04-20'],
    ['Tue May 20 00:00:00 2025', '2025-05-20'],
    ['20 May 2025', '2025-05-20'],
    ['Thu 24 May 2018 02:36:00 PM CEST', '2018-05-24'],
    ['0000/00/00', null],
    ['1970-00-01', null],
    ['1970-01-01 00:00:00', null],
    ['2025-02-30', null],
    ['Tue May 20 00:00:00', null],
    ['hier', null],
  ])('%s is %s', (value, expected) => expect(parseDate(value)).toBe(expected))

  test('SMBIOS dates are month first', () => {
    expect(parseDate('05/06/2023', true)).toBe('2023-05-06')
    expect(parseDate('25/06/2023', true)).toBe('2023-06-25')
    expect(parseDate('01/19/11', true)).toBe('2011-01-19')
  })

  test('any text gives a date or null', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const found = parseDate(value)
        expect(found === null || /^\d{4}-\d{2}-\d{2}$/.test(found)).toBe(true)
      }),
    )
  })
})

describe('quantities', () => {
  test.each([
    ['274877.906944', 274878],
    ['8 GB', 8192],
    ['8192', 8192],
    [8192, 8192],
    ['512 Mo', 512],
    ['2 To', 2097152],
    ['2 MiB (2 instances)', 2],
    ['0', null],
    ['-5', null],
    ['1e400', 1],
    [Number.POSITIVE_INFINITY, null],
    ['No Module Installed', null],
    [{ a: '1' }, null],
  ])('%j is %s MB', (value, expected) => expect(megabytes({ v: value }, 'v')).toBe(expected))

  test('speeds of cards: -1 and 4294967295 say nothing', () => {
    const speed = (v: string | number) => megabits({ v }, 'v')
    expect([speed('1 Gb/s'), speed('1000 Mb/s'), speed('10 Gbps'), speed('1000'), speed('2.5 Gb/s')]).toEqual([
      1000, 1000, 10_000, 1000, 2500,
    ])
    expect([speed('-1 Mbps'), speed('4294967295'), speed('0'), speed(-1), speed('')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })

  test('processors, batteries, switches', () => {
    expect([megahertz({ v: '2.40 GHz' }, 'v'), megahertz({ v: '3200 MT/s' }, 'v'), megahertz({ v: '' }, 'v')]).toEqual([
      2400,
      3200,
      null,
    ])
    expect([
      thousandths({ v: '50 Wh' }, 'v'),
      thousandths({ v: '54000 mWh' }, 'v'),
      thousandths({ v: 11100 }, 'v'),
    ]).toEqual([50_000, 54_000, 11_100])
    expect([flag({ v: 'Yes' }, 'v'), flag({ v: 0 }, 'v'), flag({ v: true }, 'v'), flag({}, 'v')]).toEqual([
      true,
      false,
      true,
      null,
    ])
    expect([integer({ v: ' 12 ' }, 'v'), integer({ v: '12; drop table' }, 'v'), integer({ v: -1 }, 'v')]).toEqual([
      12,
      null,
      null,
    ])
  })
})

describe('texts and addresses', () => {
  test.each([['??'], ['N/A'], ['  '], ['(null)'], ['n/a'], ['\u0000']])('%j is nothing', (value) =>
    expect(cleanText(value)).toBeNull(),
  )

  test('what PostgreSQL refuses never comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        const clean = cleanText(value)
        expect(clean === null || (clean.isWellFormed() && !clean.includes('\u0000') && clean.length <= 255)).toBe(true)
      }),
    )
    expect(cleanText('Visual C++ 2010  x86\r\n')).toBe('Visual C++ 2010  x86')
    expect(cleanText('a\ud800b\u0000c')).toBe('a\ufffdb c')
    expect(cleanText(`${'x'.repeat(254)}\u{1f600}`)).toHaveLength(255)
  })

  test('MAC addresses', () => {
    expect(normaliseMac('02-0A-00-00-00-01')).toBe('02:0a:00:00:00:01')
    expect(normaliseMac('020a.0000.0001')).toBe('02:0a:00:00:00:01')
    for (const junk of ['00:00:00:00:00:00', 'FF:FF:FF:FF:FF:FF', '02:0a', 'nonsense', ''])
      expect(normaliseMac(junk)).toBeNull()
  })

  test('IP addresses', () => {
    expect(normaliseAddress('FE80::1%eth0')).toEqual({ address: 'fe80::1', family: 6 })
    expect(normaliseAddress('10.0.0.1/24')).toEqual({ address: '10.0.0.1', family: 4 })
    for (const junk of ['0.0.0.0', '::', '10.0.0.256', 'x']) expect(normaliseAddress(junk)).toBeNull()
  })
})
