export { unicityRoom } from './unicity.domain.ts'
