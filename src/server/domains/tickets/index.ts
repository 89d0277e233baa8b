export { changeCalendar } from './planning/change-calendar.ts'
export { ticketsRoom } from './tickets.domain.ts'
export { ticketGate } from './tickets.policy.ts'
