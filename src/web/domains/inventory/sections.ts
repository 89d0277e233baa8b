import type { TFunction } from 'i18next'
import type { Tab } from '../../ui/page/Tabs.tsx'

const pages = [
  ['summary', '/inventory/summary', 'inventory.read'],
  ['messages', '/inventory/messages', 'inventory.read'],
  ['doubts', '/inventory/doubts', 'inventory.read'],
  ['refusals', '/inventory/refusals', 'inventory.read'],
  ['agents', '/inventory/agents', 'agent.read'],
  ['hardware', '/inventory/hardware-changes', 'asset.read'],
  ['junk', '/inventory/junk', 'inventory.read'],
] as const

/** The pages of this room, as tabs of its summary. */
export const inventoryTabs = (t: TFunction, can: (ability: string) => boolean): Tab[] =>
  pages
    .filter(([, , needs]) => can(needs))
    .map(([key, to]) => ({ key, label: t(`admin.inventory.page.${key}`), link: { to } }))
