import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { useSession } from '../../engine/session.ts'
import { Page } from '../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  { title: 'audits.form.what', help: 'audits.form.next', fields: ['name', ['subject', 'severity'], 'comment'] },
  { title: 'audits.form.where', fields: [['entity', 'group']] },
]

/** A name and a subject; then the condition is written with what it finds in sight. */
export function NewAuditPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.audit-rule.new')} layout="read">
      <KindForm
        kind={auditRuleKind}
        parts={parts}
        draft="audit-rule.new"
        initial={{ subject: 'asset', severity: 'warning', entity: entities[0] ?? null }}
        submit={t('audits.form.submit')}
        onCancel={() => void navigate({ to: '/audits' })}
        onDone={({ id }) => void navigate({ to: `/audits/${id}`, search: { tab: 'condition' } as never })}
      />
    </Page>
  )
}
