export { assetsRoom } from './assets.domain.ts'
