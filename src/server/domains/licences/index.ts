export { licencesRoom } from './licences.domain.ts'
