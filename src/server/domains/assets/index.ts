export { assetsRoom } from './assets.domain.ts'
export { assetAccess } from './assets.policy.ts'
export { type Impact, impactOf } from './impact/impact.queries.ts'
export { handOverAsset, returnAsset } from './life/hand-over.ts'
