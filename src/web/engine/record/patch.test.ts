import { describe, expect, it } from 'vitest'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { collisions, isSameValue, patchOf, valueAt } from './patch.ts'

describe('values of a record', () => {
  it('go into custom where they belong', () => {
    expect(patchOf(assetKind, { name: 'PC', 'custom.diagonal': 27 })).toEqual({ name: 'PC', custom: { diagonal: 27 } })
    expect(patchOf(assetKind, { name: 'PC' })).toEqual({ name: 'PC' })
  })

  it('are found by their path', () => {
    const record = { id: '1', name: 'PC', custom: { diagonal: 27 } }
    expect(valueAt(assetKind, record, 'custom.diagonal')).toBe(27)
    expect(valueAt(assetKind, record, 'custom.resolution')).toBeNull()
    expect(valueAt(assetKind, record, 'name')).toBe('PC')
  })

  it('of references are the same when they point at the same record', () => {
    expect(isSameValue({ id: '3', name: 'Nice' }, { id: '3', name: 'Nice (06)' })).toBe(true)
    expect(isSameValue(null, '')).toBe(true)
    expect(isSameValue(0, null)).toBe(false)
  })

  it('collide only where both sides changed them, and differently', () => {
    const before = { id: '1', name: 'PC', serial: 'A', location: { id: '3', name: 'Nice' }, custom: { diagonal: 24 } }
    const theirs = { ...before, serial: 'B', custom: { diagonal: 27 } }
    expect(collisions(assetKind, { name: 'PC-2' }, before, theirs)).toEqual([])
    expect(collisions(assetKind, { serial: 'C', name: 'PC-2' }, before, theirs)).toEqual(['serial'])
    expect(collisions(assetKind, { serial: 'B' }, before, theirs)).toEqual([])
    expect(collisions(assetKind, { 'custom.diagonal': 32 }, before, theirs)).toEqual(['custom.diagonal'])
    expect(collisions(assetKind, { 'custom.diagonal': 32 }, { 'custom.diagonal': 27 }, theirs)).toEqual([])
  })
})
