export { calendarOf } from './calendar.ts'
export { reservationsRoom } from './reservations.domain.ts'
