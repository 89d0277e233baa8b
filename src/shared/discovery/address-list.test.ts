import { describe, expect, test } from 'vitest'
import { addressesOf, countAddresses, mostAddresses, readSpans } from './address-list.ts'

const listOf = (text: string, exclusions = ''): string[] => {
  const [spans, excluded] = [readSpans(text), readSpans(exclusions, true)]
  if ('code' in spans || 'code' in excluded) throw new TypeError(text)
  return [...addressesOf(spans, excluded)]
}

describe('addresses of a scan', () => {
  test('networks, spans, single ones; each once; exclusions left out', () => {
    expect(listOf('10.0.0.0/30, 10.0.0.1 - 10.0.0.3; 10.0.1.9', '10.0.0.2/32')).toEqual([
      '10.0.0.1',
      '10.0.0.3',
      '10.0.1.9',
    ])
    expect(listOf('10.0.0.4/31')).toEqual(['10.0.0.4', '10.0.0.5'])
    expect(listOf('2001:db8::10-2001:db8::11')).toEqual(['2001:db8::10', '2001:db8::11'])
    expect(countAddresses('10.0.0.0/24', '10.0.0.0/25')).toBe(127)
  })

  test('a network of sixteen bits is the most', () => {
    expect(countAddresses('10.1.0.0/16', '')).toBe(65_534)
    expect(countAddresses('10.0.0.0/15', '')).toEqual({ code: 'too_many', text: String(mostAddresses) })
    expect(countAddresses('2001:db8::/64', '')).toMatchObject({ code: 'too_many' })
  })

  test.each([
    ['10.0.0', 'unreadable'],
    ['10.0.0.0/33', 'unreadable'],
    ['imprimante', 'unreadable'],
    ['10.0.0.1-10.0.0.2-10.0.0.3', 'unreadable'],
    ['10.0.0.1-2001:db8::1', 'unreadable'],
    ['10.0.0.9-10.0.0.1', 'reversed'],
    ['224.0.0.1', 'forbidden'],
    ['0.0.0.0/0', 'forbidden'],
    ['255.255.255.255', 'forbidden'],
  ])('%s is %s', (text, code) => {
    expect(countAddresses(text, '')).toMatchObject({ code })
  })
})
