import { integer, money } from '../../../shared/fields/index.ts'
import type { SettingDefinition } from '../../engine/house.ts'

const days = (key: string, usual: number): SettingDefinition => ({
  key,
  field: integer({ required: true, min: 0, max: 730 }),
  default: usual,
})

/** What an hour of a technician costs. */
export const hourlyRate = 'management.hourlyRate'

export const managementSettings: readonly SettingDefinition[] = [
  /** Days before a date at which it is told and shown under "to watch". */
  days('management.contractEndDays', 60),
  days('management.contractNoticeDays', 30),
  days('management.warrantyEndDays', 60),
  /** Month with whose last day the fiscal year ends. */
  { key: 'management.fiscalMonth', field: integer({ required: true, min: 1, max: 12 }), default: 12 },
  { key: hourlyRate, field: money({ required: true, min: 0 }), default: '45.00' },
]
