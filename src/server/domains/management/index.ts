export { setPurchase } from './actions/purchases.ts'
export { budgetUse } from './budget-use.ts'
export { managementRoom } from './management.domain.ts'
