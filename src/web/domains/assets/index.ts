export { AssetState } from './AssetState.tsx'
export { assetTypeIcon } from './asset-type-icons.ts'
export { assetViews, useAssetFacet } from './asset-views.ts'
export { LifeVerbs } from './life/LifeVerbs.tsx'
