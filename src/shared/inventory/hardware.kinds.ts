import { choice, instant, integer, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** Parts whose coming and going is worth a list of its own; the others are told by history alone. */
export const hardwareParts = [
  'memory',
  'storage',
  'processor',
  'graphics',
  'motherboard',
  'networkCard',
  'battery',
  'powerSupply',
  'monitor',
  'os',
] as const
export type HardwarePart = (typeof hardwareParts)[number]

export const hardwareChangeSorts = ['added', 'removed', 'replaced', 'less', 'more'] as const

/** What an agent saw change in a machine: a disk replaced, memory that vanished, a system upgraded. */
export const hardwareChangeKind = defineKind('hardware-change', {
  plural: 'hardware-changes',
  table: 'hardware_change',
  fields: {
    asset: reference('asset', { required: true, system: true }),
    seenAt: instant({ required: true, system: true }),
    part: choice(hardwareParts, { required: true, system: true }),
    change: choice(hardwareChangeSorts, { required: true, system: true }),
    before: text({ system: true }),
    after: text({ system: true }),
    /** Megabytes: the whole memory, the size of a disk. */
    beforeMb: integer({ system: true }),
    afterMb: integer({ system: true }),
  },
  title: 'id',
  sort: '-seenAt',
  list: ['seenAt', 'asset', 'part', 'change', 'before', 'after'],
  isImported: false,
  hasTrash: false,
  hasStamps: false,
  guard: 'asset',
})
