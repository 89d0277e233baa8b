export { assetTypeIcon } from './asset-type-icons.ts'
