export { ticketsRoom } from './tickets.domain.ts'
export { ticketsOfAsset } from './tickets.relations.ts'
