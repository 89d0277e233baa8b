import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tabGroups } from '../room.ts'
import { groupTabs } from './group-tabs.ts'

const tab = fc.record({ group: fc.option(fc.constantFrom(...tabGroups), { nil: undefined }) })
const list = fc
  .array(tab, { minLength: 1, maxLength: 20 })
  .map((tabs) =>
    tabs.map(({ group }, at) => ({ key: `k${at}`, label: `l${at}`, ...(group === undefined ? {} : { group }) })),
  )

test('every tab stands in the bar exactly once, with the others of its group, and no group has less than two', () => {
  fc.assert(
    fc.property(list, (tabs) => {
      const groups = groupTabs(tabs)
      expect(
        groups
          .flatMap((group) => group.tabs)
          .map(({ key }) => key)
          .sort(),
      ).toEqual(tabs.map(({ key }) => key).sort())
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
      for (const { tabs: inside, isSingle, label } of groups) {
        expect(isSingle).toBe(inside.length === 1)
        expect(new Set(inside.map(({ group }) => group)).size).toBe(1)
        if (isSingle) expect(label).toBe(inside[0].label)
      }
    }),
  )
})

test('what the record is stays first; what has no group keeps its order behind the groups', () => {
  const groups = groupTabs([
    { key: 'overview', label: 'a' },
    { key: 'tickets', label: 'b' },
    { key: 'purchase', label: 'c', group: 'management' },
    { key: 'software', label: 'd', group: 'inside' },
    { key: 'contracts', label: 'e', group: 'management' },
    { key: 'history', label: 'f' },
  ])
  expect(groups.map(({ key }) => key)).toEqual(['overview', 'software', 'group-management', 'tickets', 'history'])
})
