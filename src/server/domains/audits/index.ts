export { auditsRoom } from './audits.domain.ts'
