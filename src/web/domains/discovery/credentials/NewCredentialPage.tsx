import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { snmpCredentialKind } from '../../../../shared/discovery/discovery.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { titleOf } from '../../../engine/records.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  { title: 'discovery.form.identity', fields: ['name', ['protocol', 'entity']] },
  { title: 'discovery.form.v3', help: 'discovery.form.v3Help', fields: ['userName', ['authProtocol', 'privProtocol']] },
  { title: 'discovery.side.more', fields: ['comment'] },
]

/** What the device asks for; the secret itself is entered on the page that follows. */
export function NewCredentialPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.snmp-credential.new')} layout="read">
      <KindForm
        kind={snmpCredentialKind}
        parts={parts}
        draft="snmp-credential.new"
        initial={{ protocol: 'v2c', entity: entities[0] ?? null }}
        submit={t('discovery.form.submit')}
        onCancel={() => void navigate({ to: '/discovery/credentials' })}
        onDone={(made) => {
          toast.done(t('engine.form.created', { name: titleOf(snmpCredentialKind, made) }))
          void navigate({ to: `/discovery/credentials/${made.id}` })
        }}
      />
    </Page>
  )
}
