export { rulesRoom } from './rules.domain.ts'
