export { managementRoom } from './management.domain.ts'
