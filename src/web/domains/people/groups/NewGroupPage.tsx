import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { titleOf } from '../../../engine/records.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [{ fields: ['name', 'entity', ['code', 'email'], 'canBeAssigned', 'comment'] }]

export function NewGroupPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.group.new')} layout="read">
      <KindForm
        kind={groupKind}
        parts={parts}
        draft="group.new"
        initial={{ entity: entities[0] ?? null, canBeAssigned: true }}
        submit={t('admin.groups.submit')}
        onCancel={() => void navigate({ to: '/groups' })}
        onDone={(group) => {
          toast.done(t('engine.form.created', { name: titleOf(groupKind, group) }))
          void navigate({ to: `/groups/${group.id}` })
        }}
      />
    </Page>
  )
}
