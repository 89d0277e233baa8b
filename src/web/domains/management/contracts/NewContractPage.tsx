import { contractKind } from '../../../../shared/management/management.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { NewRecordPage } from '../NewRecordPage.tsx'

const parts: readonly FormPart[] = [
  {
    title: 'management.form.what',
    fields: ['name', ['number', 'type'], ['supplier', 'state'], ['entity', 'manager'], 'isRecursive'],
  },
  {
    title: 'management.form.terms',
    fields: [
      ['startsOn', 'initialMonths'],
      ['renewal', 'renewalMonths'],
      ['noticeMonths', 'invoiceMonths'],
    ],
  },
  { title: 'management.form.support', fields: ['supportWeek', ['supportSaturday', 'supportSunday']] },
  { title: 'management.form.more', fields: [['accountNumber', 'maxAssets'], 'location', 'comment'] },
]

export const NewContractPage = () => (
  <NewRecordPage kind={contractKind} parts={parts} initial={{ state: 'active', renewal: 'none' }} />
)
