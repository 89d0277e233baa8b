import { describe, expect, it } from 'vitest'
import { listSearch } from './list-search.ts'

describe('the address of a list', () => {
  it('keeps what it knows and forgets the rest', () => {
    expect(listSearch({ q: 'type:computer', sort: '-updatedAt', utm: 'x', view: 12 })).toEqual({
      q: 'type:computer',
      sort: '-updatedAt',
      view: '12',
    })
  })

  it('reads numbers that the router made of text', () => {
    expect(listSearch({ q: 2041, trash: 1 })).toEqual({ q: '2041', trash: true })
  })

  it('takes only conditions as filter', () => {
    const filter = { field: 'serial', op: 'is', value: 'A1' }
    expect(listSearch({ filter })).toEqual({ filter })
    expect(listSearch({ filter: { drop: 'table' } })).toEqual({})
    expect(listSearch({ filter: 'x' })).toEqual({})
  })

  it('keeps an empty query: it overrides the one of the view', () => {
    expect(listSearch({ q: '' })).toEqual({ q: '' })
  })
})
