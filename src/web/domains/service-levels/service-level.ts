import { useQuery } from '@tanstack/react-query'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Promised, Unit } from '../../../shared/service-levels/due.ts'
import type { HolidaySet } from '../../../shared/service-levels/holidays.ts'
import type { calendarKind, Escalation, serviceLevelKind } from '../../../shared/service-levels/service-levels.kinds.ts'
import type { Closing, Hours, WorkCalendar } from '../../../shared/service-levels/work-time.ts'
import { readPage } from '../../engine/list/use-list.ts'
import type { Named } from '../../engine/records.ts'

export interface CalendarRecord {
  id: string
  version: number
  name: string
  entity: Named
  zone: string | null
  hours: Hours[]
  holidays: HolidaySet
  closings: (Closing & { name: string })[]
  comment: string | null
}

export interface LevelRecord {
  id: string
  version: number
  name: string
  entity: Named
  type: 'sla' | 'ola'
  target: 'own' | 'resolve'
  amount: number
  unit: Unit
  endOfDay: boolean
  calendar: Named | null
  escalations: Escalation[]
  comment: string | null
}

/** `version` undefined: not saved yet. */
export type Draft<R extends { id: string; version: number }> = Omit<R, 'id' | 'version'> & { id: string | null }

export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export const workCalendarOf = (calendar: Draft<CalendarRecord> | CalendarRecord): WorkCalendar => ({
  zone: calendar.zone ?? localZone(),
  hours: calendar.hours,
  holidays: calendar.holidays,
  closings: calendar.closings,
})

export const promisedOf = (level: Draft<LevelRecord>, calendars: readonly CalendarRecord[]): Promised => {
  const calendar = calendars.find((each) => each.id === level.calendar?.id)
  return {
    amount: level.amount,
    unit: level.unit,
    endOfDay: level.endOfDay,
    calendar: calendar === undefined ? null : workCalendarOf(calendar),
    zone: calendar?.zone ?? localZone(),
  }
}

/** All of them: there are some dozens at most. */
const useAll = <R>(kind: Kind) =>
  useQuery({
    queryKey: [kind.plural, 'list', 'studio'],
    queryFn: async ({ signal }) => {
      const fields = Object.keys(kind.fields)
      const page = await readPage(kind, { sort: 'name', fields }, { limit: 500, count: 'none' }, signal)
      return page.items as unknown as R[]
    },
  })

export const useLevels = (kind: typeof serviceLevelKind) => useAll<LevelRecord>(kind)
export const useCalendars = (kind: typeof calendarKind) => useAll<CalendarRecord>(kind)

export const freshLevel = (entity: Named, calendar: Named | null): Draft<LevelRecord> => ({
  id: null,
  name: '',
  entity,
  type: 'sla',
  target: 'resolve',
  amount: 8,
  unit: 'hours',
  endOfDay: false,
  calendar,
  escalations: [],
  comment: null,
})

const office: Hours[] = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: 510, to: 750 },
  { day, from: 810, to: 1050 },
])

export const freshCalendar = (entity: Named): Draft<CalendarRecord> => ({
  id: null,
  name: '',
  entity,
  zone: null,
  hours: office,
  holidays: 'fr',
  closings: [],
  comment: null,
})
