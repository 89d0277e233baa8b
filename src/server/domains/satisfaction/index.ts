export { satisfactionRoom } from './satisfaction.domain.ts'
