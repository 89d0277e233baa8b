export { ticketsRoom } from './tickets.domain.ts'
