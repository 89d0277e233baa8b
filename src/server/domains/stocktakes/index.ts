export { stocktakesRoom } from './stocktakes.domain.ts'
