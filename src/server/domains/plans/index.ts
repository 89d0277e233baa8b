export { plansRoom } from './plans.domain.ts'
