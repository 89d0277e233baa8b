import type { PropertySection } from '../../../engine/record/RecordProperties.tsx'

/** What the machine said of itself, the way it came, and when. */
export const sections: readonly PropertySection[] = [
  {
    title: 'admin.inventory.refusal.side',
    fields: ['name', 'type', 'manufacturer', 'model', 'serial', 'uuid', 'addresses', 'macs', 'tag'],
  },
  { title: 'admin.inventory.side.way', fields: ['agent', 'deviceId', 'address', 'entity'] },
  { title: 'admin.inventory.side.times', fields: ['times', 'firstAt', 'lastAt', 'user', 'decidedAt'] },
]
