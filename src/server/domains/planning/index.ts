export { planningRoom } from './planning.domain.ts'
