import type { Kysely } from 'kysely'
import { type FieldError, invalid } from '../../../../shared/errors.ts'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import {
  type CaseSchedule,
  isTime,
  type recurringCaseKind,
  runsAfter,
} from '../../../../shared/tickets/recurring-cases.ts'
import type { KindEntry } from '../../../engine/house.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { readCalendar } from '../../service-levels/index.ts'

export type RecurringRow = RowOf<typeof recurringCaseKind>

/** What decides when its cases open, with the calendar as it stands now. */
export async function scheduleOf(db: Kysely<Tables>, row: RecurringRow, zone: string): Promise<CaseSchedule> {
  return {
    unit: row.unit,
    every: row.every,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    weekdays: row.weekdays as string[],
    monthWay: row.monthWay,
    time: row.time,
    leadDays: row.leadDays,
    onClosedDay: row.onClosedDay,
    calendar: await readCalendar(db, row.calendarId ?? null, zone),
    zone,
  }
}

/** When the next case opens; null = it is over, or the calendar never opens. */
export const nextAfter = (schedule: CaseSchedule, after: Date): Date | null =>
  runsAfter(schedule, after).next().value?.at ?? null

/** Whatever changes when cases open. */
const deciding = [
  'isActive',
  'unit',
  'every',
  'weekdays',
  'monthWay',
  'startsOn',
  'endsOn',
  'time',
  'calendarId',
  'onClosedDay',
  'leadDays',
]

/** Says when the next case opens, and refuses what could never open one. */
export const prepareRecurringCase: KindEntry['prepare'] = async ({ db, now, timeZone }, row, values) => {
  refuseWindow({ ...row, ...values } as unknown as RecurringRow)
  if (row !== null && !deciding.some((name) => name in values)) return values
  const whole = { weekdays: [], ...row, ...values } as unknown as RecurringRow
  const errors: FieldError[] = []
  if (!isTime(whole.time)) errors.push({ field: 'time', code: 'time' })
  if (whole.endsOn != null && whole.endsOn < whole.startsOn) errors.push({ field: 'endsOn', code: 'order' })
  if (whole.onClosedDay !== 'keep' && whole.calendarId == null) errors.push({ field: 'calendar', code: 'required' })
  if (errors.length > 0) throw invalid(errors)
  const isOn = whole.isActive === true
  const nextAt = isOn
    ? nextAfter(await scheduleOf(db, { ...whole, endsOn: whole.endsOn ?? null }, timeZone), now)
    : null
  return { ...values, nextAt }
}

/** Only changes have a window and a model; a window has an hour and a length. */
function refuseWindow({ type, changeModelId, windowTime, windowMinutes, windowDays }: RecurringRow): void {
  const isOfChange = [changeModelId, windowTime, windowMinutes, windowDays].some((value) => value != null)
  const errors: FieldError[] = []
  if (isOfChange && type !== 'change') errors.push({ field: 'windowTime', code: 'only_changes' })
  if (windowTime != null && !isTime(windowTime)) errors.push({ field: 'windowTime', code: 'time' })
  if (windowTime == null && windowMinutes != null) errors.push({ field: 'windowTime', code: 'required' })
  if (windowTime != null && windowMinutes == null) errors.push({ field: 'windowMinutes', code: 'required' })
  if (errors.length > 0) throw invalid(errors)
}
