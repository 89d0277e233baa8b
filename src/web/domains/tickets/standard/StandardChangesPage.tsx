import { useTranslation } from 'react-i18next'
import { changeModelKind } from '../../../../shared/tickets/change-models.ts'
import { DictionaryPage } from '../../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { ModelApproval } from './ModelApproval.tsx'

const parts: readonly FormPart[] = [
  { fields: ['name', ['entity', 'category'], 'about'] },
  {
    title: 'tickets.standard.plans',
    fields: [
      'title',
      'description',
      ['risk', 'impact'],
      'deploymentPlan',
      'backoutPlan',
      'testPlan',
      'checklist',
      'controlList',
      'consequences',
    ],
  },
  {
    title: 'tickets.standard.work',
    fields: ['windowMinutes', ['assigneeGroup', 'assigneeUser'], 'tasks', 'comment'],
  },
]

/** The catalogue of changes that were approved once for all: what each fixes, who approved of it, and how it was used. */
export function StandardChangesPage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={changeModelKind}
      title={t('tickets.standard.title')}
      columns={['name', 'state', 'risk', 'validUntil']}
      parts={parts}
      fresh={{ risk: 'low', impact: 2 }}
      about={(record) => <ModelApproval record={record} />}
    />
  )
}
