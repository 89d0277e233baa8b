import { describe, expect, it } from 'vitest'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { asGroup, choosable, fromGroup, startLeaf, withOperator, withoutHoles } from './edit-condition.ts'

describe('groups of the builder', () => {
  it('are read and written alike', () => {
    const conditions: Condition[] = [
      { all: [{ text: 'a' }] },
      { any: [{ text: 'a' }, { text: 'b' }] },
      { not: { any: [{ text: 'a' }] } },
    ]
    for (const condition of conditions) {
      const { mode, parts } = asGroup(condition)
      expect(fromGroup(mode, parts)).toEqual(condition)
    }
    expect(asGroup({ text: 'a' })).toEqual({ mode: 'all', parts: [{ text: 'a' }] })
  })
})

describe('lines of the builder', () => {
  it('begin with the first operator of the field', () => {
    expect(startLeaf('serial', assetKind.fields.serial)).toEqual({ field: 'serial', op: 'contains' })
    expect(startLeaf('location', assetKind.fields.location)).toEqual({ field: 'location', op: 'is' })
  })

  it('keep their value as far as the next operator can use it', () => {
    expect(withOperator({ field: 'type', op: 'is', value: 'phone' }, 'in')).toMatchObject({ value: ['phone'] })
    expect(withOperator({ field: 'type', op: 'in', value: ['phone', 'printer'] }, 'is')).toMatchObject({
      value: 'phone',
    })
    expect(withOperator({ field: 'serial', op: 'contains', value: 'A' }, 'empty')).toEqual({
      field: 'serial',
      op: 'empty',
    })
    expect(withOperator({ field: 'location', op: 'named', value: 'Nice' }, 'is')).toEqual({
      field: 'location',
      op: 'is',
    })
  })

  it('are left out while they are not filled in', () => {
    const condition: Condition = {
      all: [
        { field: 'serial', op: 'contains' },
        { field: 'serial', op: 'empty' },
        { field: 'type', op: 'in', value: ['phone', ''] },
        { any: [{ text: ' ' }] },
        { has: 'software', where: { all: [{ field: 'name', op: 'contains', value: '' }] } },
      ],
    }
    expect(withoutHoles(condition)).toEqual({
      all: [{ field: 'serial', op: 'empty' }, { field: 'type', op: 'in', value: ['phone'] }, { has: 'software' }],
    })
    expect(withoutHoles({ all: [{ text: '' }] })).toBeNull()
  })

  it('offer the fields of the place, custom ones included', () => {
    const names = choosable({ kind: assetKind, relation: null }).map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(['serial', 'updatedAt', 'diagonal', 'location']))
    expect(names).not.toContain('custom')
    const software = { name: 'software', relation: assetKind.relations.software! }
    expect(choosable({ kind: assetKind, relation: software }).map(([name]) => name)).toContain('version')
  })
})
