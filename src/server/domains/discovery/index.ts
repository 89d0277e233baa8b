export { discoveryRoom } from './discovery.domain.ts'
