export { type FoundAsset, findByCode, findByCodes } from './find-by-code.ts'
export { labelsRoom } from './labels.domain.ts'
