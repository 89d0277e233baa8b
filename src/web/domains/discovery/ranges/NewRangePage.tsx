import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { scanRangeKind } from '../../../../shared/discovery/discovery.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { titleOf } from '../../../engine/records.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  { title: 'discovery.side.where', fields: [['name', 'entity'], 'addresses', 'exclusions'] },
  {
    title: 'discovery.side.how',
    help: 'discovery.form.how',
    fields: ['credential', ['secondCredential', 'thirdCredential']],
  },
  { title: 'discovery.side.when', fields: [['intervalHours', 'isActive']] },
  {
    title: 'discovery.side.pace',
    help: 'discovery.form.pace',
    fields: [
      ['port', 'timeoutMs'],
      ['retries', 'concurrency'],
    ],
  },
  { title: 'discovery.side.more', fields: ['comment'] },
]

/** A range: a name, addresses and a credential suffice. */
export function NewRangePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.scan-range.new')} layout="read">
      <KindForm
        kind={scanRangeKind}
        parts={parts}
        draft="scan-range.new"
        initial={{ isActive: true, entity: entities[0] ?? null }}
        submit={t('discovery.form.submit')}
        onCancel={() => void navigate({ to: '/discovery/ranges' })}
        onDone={(range) => {
          toast.done(t('engine.form.created', { name: titleOf(scanRangeKind, range) }))
          void navigate({ to: `/discovery/ranges/${range.id}` })
        }}
      />
    </Page>
  )
}
