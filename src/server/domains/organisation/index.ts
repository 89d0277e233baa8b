/** What the doors and other rooms may use. */
export { organisationRoom } from './organisation.domain.ts'
