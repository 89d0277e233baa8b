import { type TabGroup, tabGroups } from '../room.ts'

interface Groupable {
  key: string
  label: string
  group?: TabGroup
}

export interface GroupedTabs<T> {
  key: string
  /** Key of the label: that of the tab itself where the group has no other. */
  label: string
  tabs: [T, ...T[]]
  isSingle: boolean
}

/**
 * What stands in the bar of tabs: tabs of no group as they come, each group once. Groups stand behind the first tab
 * (what the record is), before what comes after it.
 */
export function groupTabs<T extends Groupable>(tabs: readonly T[]): GroupedTabs<T>[] {
  const single = tabs.filter((tab) => tab.group === undefined).map(alone)
  const grouped = tabGroups.flatMap((group): GroupedTabs<T>[] => {
    const [first, ...others] = tabs.filter((tab) => tab.group === group)
    if (first === undefined) return []
    if (others.length === 0) return [alone(first)]
    return [{ key: `group-${group}`, label: `engine.record.group.${group}`, tabs: [first, ...others], isSingle: false }]
  })
  const at = tabs[0]?.group === undefined ? 1 : 0
  return [...single.slice(0, at), ...grouped, ...single.slice(at)]
}

const alone = <T extends Groupable>(tab: T): GroupedTabs<T> => ({
  key: tab.key,
  label: tab.label,
  tabs: [tab],
  isSingle: true,
})
