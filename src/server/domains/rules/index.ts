export { checkRule } from './check-rule.ts'
export { rulesRoom } from './rules.domain.ts'
