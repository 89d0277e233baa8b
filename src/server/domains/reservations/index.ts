export { reservationsRoom } from './reservations.domain.ts'
