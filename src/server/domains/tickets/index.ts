export { changeCalendar } from './planning/change-calendar.ts'
/** What mails are filled with. */
export { valuesOf } from './templates/fill-templates.ts'
export { ticketsRoom } from './tickets.domain.ts'
export { ticketGate } from './tickets.policy.ts'
