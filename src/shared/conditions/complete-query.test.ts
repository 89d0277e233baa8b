import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceKind, sampleKind } from '../../../tests/support/sample-kinds.ts'
import { type CompletionOptions, completeQuery } from './complete-query.ts'
import { parseQuery } from './parse-query.ts'

const labels: Record<string, string[]> = {
  'device state': ['Statut', 'State'],
  'device serial': ['Numéro de série', 'Serial number'],
  'device inventoryNumber': ["Numéro d'inventaire", 'Inventory number'],
  'device state=in_stock': ['En réserve', 'In store'],
  'device state=in_use': ['En service', 'In use'],
  'person name': ['Nom', 'Name'],
}
const options: CompletionOptions = {
  label: (kind, name) => labels[`${kind.name} ${name}`] ?? [],
  kinds: sampleKind,
  say: (key) => key,
  meKinds: ['person'],
}

/** `|` marks the cursor. */
const complete = (marked: string) => {
  const cursor = marked.indexOf('|')
  const text = marked.replace('|', '')
  const completion = completeQuery(text, cursor, deviceKind, options)
  const results = completion.items.map(
    (item) => `${text.slice(0, completion.from)}${item.insert}${text.slice(completion.to)}`,
  )
  return { ...completion, inserts: completion.items.map((item) => item.insert), results }
}

describe('names', () => {
  it('offers every field and relation at the start and after a space', () => {
    expect(complete('|').inserts).toEqual(expect.arrayContaining(['statut:', 'software:', 'chassis:', 'updatedAt:']))
    expect(complete('laser |').inserts).toContain('statut:')
    expect(complete('|').inserts).not.toContain('custom:')
  })

  it('writes the field the way it was begun', () => {
    expect(complete('sta|').inserts).toEqual(['statut:'])
    expect(complete('ser|').inserts).toEqual(['serial:'])
    expect(complete('numero d|').inserts).toEqual(['domain:', 'numéro-de-série:', "numéro-d'inventaire:"])
    expect(complete('numero|').inserts).toEqual(['numéro-de-série:', "numéro-d'inventaire:"])
    expect(complete('x -STA|').results).toEqual(['x -statut:'])
    expect(complete('STA|').items[0]).toEqual({ insert: 'statut:', label: 'Statut', hint: 'state', sort: 'field' })
  })

  it('goes through references, relations and groups', () => {
    expect(complete('user.na|').results).toEqual(['user.nom:'].map(() => expect.stringMatching(/^user\.(nom|name):$/)))
    expect(complete('software.ver|').results).toEqual(['software.version:'])
    expect(complete('software:(ver|').results).toEqual(['software:(version:'])
    expect(complete('software:(name:a) ver|').inserts).toEqual([])
    expect(complete('(a OR sta|)').results).toEqual(['(a OR statut:)'])
    expect(complete('serial.x|').inserts).toEqual([])
  })

  it('replaces the whole word, colon included', () => {
    expect(complete('sta|te:lost').results).toEqual(['statut:lost'])
  })

  it('offers OR after something', () => {
    expect(complete('o|').inserts).not.toContain('OR')
    expect(complete('a o|').inserts).toEqual(expect.arrayContaining(['OR', 'OU']))
  })

  it('keeps silent inside a phrase', () => {
    expect(complete('"sta|').items).toEqual([])
    expect(complete('"sta"|').items).toEqual([])
  })
})

describe('values', () => {
  it('offers choices by value and label', () => {
    expect(complete('state:|').inserts).toEqual(['in_use', 'in_stock', 'lost', 'none', 'any'])
    expect(complete('statut:en|').results).toEqual(['statut:in_use', 'statut:in_stock'])
    expect(complete('state:"en ré|').results).toEqual(['state:in_stock'])
    expect(complete('state:lost,in_s|').results).toEqual(['state:lost,in_stock'])
    expect(complete('state:lo|st x').results).toEqual(['state:lost x'])
    expect(complete('state: lo|').results).toEqual(['state: lost'])
  })

  it('offers operators where nothing is typed', () => {
    expect(complete('urgency:|').items.filter((item) => item.sort === 'operator')).toMatchObject([
      { insert: '>', hint: 'operator.gt' },
      { insert: '>=' },
      { insert: '<' },
      { insert: '<=' },
    ])
    expect(complete('name:|').inserts).toEqual(['=', '~', 'none', 'any'])
    expect(complete('seen:|').items).toContainEqual({
      insert: '>',
      label: '>',
      hint: 'operator.instant.gt',
      sort: 'operator',
    })
  })

  it('offers times, ages and yes or no', () => {
    expect(complete('seen:|').inserts).toEqual(expect.arrayContaining(['<30d', '>1y', 'today', 'last-month']))
    expect(complete('seen:<|').inserts).toEqual(expect.arrayContaining(['7d', '30d', 'today']))
    expect(complete('seen:tod|').inserts).toEqual(['today'])
    expect(complete('isLoaned:o|').inserts).toEqual(['yes'])
    expect(complete('is-loaned:|').inserts).toEqual(['yes', 'no'])
  })

  it('asks the server for records', () => {
    expect(complete('location:mars|')).toMatchObject({ needs: { kind: 'place', text: 'mars' }, from: 9, to: 13 })
    expect(complete('location:"mars eil|')).toMatchObject({
      needs: { kind: 'place', text: 'mars eil' },
      from: 9,
      to: 18,
    })
    expect(complete('user:|')).toMatchObject({ needs: { kind: 'person', text: '' } })
    expect(complete('user:|').inserts).toEqual(['@me', 'none', 'any'])
    expect(complete('borrower:j|').needs).toEqual({ kind: 'person', text: 'j' })
    expect(complete('software:|').needs).toBeUndefined()
  })
})

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    'state',
    'software',
    'user',
    '.',
    ':',
    '"',
    '(',
    ')',
    '-',
    ' ',
    ',',
    '..',
    '>',
    'OR',
    'lost',
    '\\',
    '*',
  )
  it('never fails, and stays around the cursor', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(), (parts, seed) => {
        const text = parts.join('')
        const cursor = seed % (text.length + 1)
        const { from, to } = completeQuery(text, cursor, deviceKind, options)
        expect(from).toBeLessThanOrEqual(cursor)
        expect(to).toBeGreaterThanOrEqual(cursor)
        expect(to).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 5000 },
    )
  })

  it('offers values that can be read', () => {
    for (const field of [
      'state',
      'seenAt',
      'boughtOn',
      'isLoaned',
      'user',
      'location',
      'chassis',
      'isColor',
      'software',
      'borrower',
    ]) {
      for (const item of complete(`${field}:|`).items.filter(({ sort }) => sort !== 'operator')) {
        expect(() =>
          parseQuery(`${field}:${item.insert}`, deviceKind, { ...options, now: new Date(), timeZone: 'UTC' }),
        ).not.toThrow()
      }
    }
    for (const item of complete('|').items) {
      expect(() =>
        parseQuery(`${item.insert}none`, deviceKind, { ...options, now: new Date(), timeZone: 'UTC' }),
      ).not.toThrow(/unknown_field/)
    }
  })
})
