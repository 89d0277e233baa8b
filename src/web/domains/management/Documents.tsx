import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { contractKind, supplierKind } from '../../../shared/management/management.kinds.ts'
import { DocumentsTab } from '../../engine/documents/DocumentsTab.tsx'
import type { Json } from '../../engine/records.ts'

export const AssetDocuments = ({ record }: { record: Json }) => <DocumentsTab kind={assetKind} record={record} />
export const ContractDocuments = ({ record }: { record: Json }) => <DocumentsTab kind={contractKind} record={record} />
export const SupplierDocuments = ({ record }: { record: Json }) => <DocumentsTab kind={supplierKind} record={record} />
