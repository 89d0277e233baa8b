export { calendarSql, type LoadedCalendar, readCalendar, workCalendarOf } from './read-calendar.ts'
export { type LoadedLevel, levelsById, promisedOf } from './read-levels.ts'
export { serviceLevelsRoom } from './service-levels.domain.ts'
