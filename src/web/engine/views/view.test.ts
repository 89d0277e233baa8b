import { describe, expect, it } from 'vitest'
import { isChanged, queryOf, searchOf, type View } from './view.ts'

const view: View = {
  id: '7',
  label: 'À réparer',
  query: { q: 'state:broken', sort: '-updatedAt', columns: ['name', 'serial'] },
  saved: null,
}

describe('views', () => {
  it('come back from the address as they went in', () => {
    const search = searchOf(view, 'computer')
    expect(search).toEqual({
      view: '7',
      type: 'computer',
      q: 'state:broken',
      sort: '-updatedAt',
      columns: 'name,serial',
    })
    expect(queryOf(search)).toEqual(view.query)
    expect(isChanged(view, search)).toBe(false)
  })

  it('are changed when the list says something else', () => {
    expect(isChanged(view, { ...searchOf(view, undefined), q: 'state:broken user:none' })).toBe(true)
    expect(isChanged(view, { ...searchOf(view, undefined), sort: 'name' })).toBe(true)
    expect(isChanged({ ...view, query: {} }, { view: '7', q: '' })).toBe(false)
  })
})
