import { describe, expect, it } from 'vitest'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { branches, matching, treeOf } from './tree-nodes.ts'

const rows = [
  { id: '1', name: 'Marseille', parent: null },
  { id: '2', name: 'Bâtiment A', parent: { id: '1', name: 'Marseille' } },
  { id: '3', name: 'Bureau 12', parent: { id: '2', name: 'Marseille > Bâtiment A' } },
  { id: '4', name: 'Nice', parent: null },
  { id: '5', name: 'Salle', parent: { id: '99', name: 'invisible' } },
]

describe('trees of dictionaries', () => {
  it('are made of rows with a parent', () => {
    const tree = treeOf(locationKind, rows)
    expect(tree.map((node) => node.label)).toEqual(['Marseille', 'Nice', 'Salle'])
    expect(tree[0]!.children![0]!.children![0]!.label).toBe('Bureau 12')
  })

  it('keep the way to what is searched, without accents or case', () => {
    const found = matching(treeOf(locationKind, rows), 'batiment')
    expect(found.map((node) => node.id)).toEqual(['1'])
    expect(found[0]!.children!.map((node) => node.id)).toEqual(['2'])
    expect(matching(treeOf(locationKind, rows), 'xyz')).toEqual([])
    expect(branches(matching(treeOf(locationKind, rows), 'bureau'))).toEqual(['1', '2'])
  })
})
