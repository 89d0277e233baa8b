export { infrastructureRoom } from './infrastructure.domain.ts'
