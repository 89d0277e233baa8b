import { supplierKind } from '../../../../shared/management/management.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { NewRecordPage } from '../NewRecordPage.tsx'

const parts: readonly FormPart[] = [
  {
    title: 'management.form.identity',
    fields: ['name', ['type', 'entity'], ['registration', 'customerNumber'], 'isActive'],
  },
  {
    title: 'management.form.reach',
    fields: ['address', ['postCode', 'town'], ['country', 'phone'], ['email', 'website']],
  },
  { title: 'management.form.more', fields: ['comment'] },
]

export const NewSupplierPage = () => <NewRecordPage kind={supplierKind} parts={parts} initial={{ isActive: true }} />
