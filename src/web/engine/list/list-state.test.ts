import { describe, expect, it } from 'vitest'
import { divisionOf, type Facet, outerOf } from './facet.ts'
import { conditionOf, stateOf } from './use-list-state.ts'

const view = { q: 'status:new', sort: '-priority', columns: ['number', 'title'] }

describe('what a list shows', () => {
  it('is the view, as long as the address asks for nothing', () => {
    expect(stateOf({}, view, 'name')).toMatchObject({ q: 'status:new', sort: '-priority', columns: 'number,title' })
    expect(stateOf({ view: 'x', type: 'computer' }, view, 'name')).toMatchObject({ q: 'status:new', type: 'computer' })
    expect(stateOf({ view: 'gone' }, undefined, 'name')).toMatchObject({ q: '', sort: 'name', trash: false })
  })

  it('is what the address asks for, even nothing', () => {
    expect(stateOf({ q: 'vpn' }, view, 'name')).toMatchObject({ q: 'vpn', columns: undefined })
    expect(stateOf({ q: '' }, view, 'name')).toMatchObject({ q: '' })
    const filter = { text: 'vpn' }
    expect(stateOf({ filter }, view, 'name')).toMatchObject({ q: '', filter })
    expect(stateOf({ sort: 'title' }, view, 'name')).toMatchObject({ q: 'status:new', sort: 'title' })
  })
})

const chip = (value: string) => ({ value, label: value })
const facet: Facet = {
  field: 'type',
  label: 'types',
  segments: [chip(''), chip('phone'), { ...chip('network'), inside: [chip('switch'), chip('cable')] }],
}

it('a chip asks for its value, one of a family for any of its own', () => {
  expect(divisionOf(facet, undefined)).toBeNull()
  expect(divisionOf(facet, 'phone')).toEqual({ field: 'type', op: 'is', value: 'phone' })
  expect(divisionOf(facet, 'network')).toEqual({ field: 'type', op: 'in', value: ['switch', 'cable'] })
  expect(divisionOf(facet, 'cable')).toEqual({ field: 'type', op: 'is', value: 'cable' })
  expect(outerOf(facet, 'cable')?.value).toBe('network')
})

it('asks the condition of the page, of the division and of the address together', () => {
  const base = { field: 'entity', op: 'is', value: '1' } as const
  const state = { q: '', sort: 'name', trash: false, type: 'phone', filter: { text: 'a' } }
  expect(conditionOf(state, base, divisionOf(facet, 'phone'))).toEqual({
    all: [base, { field: 'type', op: 'is', value: 'phone' }, { text: 'a' }],
  })
  expect(conditionOf({ q: '', sort: 'name', trash: false }, undefined, null)).toBeUndefined()
})
