import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { titleOf } from '../../../engine/records.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  { title: 'mailboxes.form.identity', fields: [['name', 'address'], 'entity'] },
  {
    title: 'mailboxes.side.server',
    help: 'mailboxes.form.serverHelp',
    fields: [
      ['host', 'port'],
      ['security', 'userName'],
    ],
  },
  { title: 'mailboxes.side.folders', fields: ['folder', ['processedFolder', 'quarantineFolder']] },
  {
    title: 'mailboxes.side.cases',
    help: 'mailboxes.form.casesHelp',
    fields: [
      ['caseType', 'category'],
      ['senders', 'maxMegabytes'],
      ['addsCc', 'opensAutomatic'],
    ],
  },
  { title: 'mailboxes.side.visits', fields: [['intervalMinutes', 'isActive']] },
  { title: 'mailboxes.side.more', fields: ['comment'] },
]

/** A mailbox; its password is given on the page that follows. */
export function NewMailboxPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.mailbox.new')} layout="read">
      <KindForm
        kind={mailboxKind}
        parts={parts}
        draft="mailbox.new"
        initial={{
          entity: entities[0] ?? null,
          security: 'tls',
          intervalMinutes: 2,
          caseType: 'incident',
          senders: 'known',
          addsCc: true,
          opensAutomatic: false,
          maxMegabytes: 25,
          isActive: false,
        }}
        submit={t('mailboxes.form.submit')}
        onCancel={() => void navigate({ to: '/mailboxes' })}
        onDone={(made) => {
          toast.done(t('engine.form.created', { name: titleOf(mailboxKind, made) }))
          void navigate({ to: `/mailboxes/${made.id}` })
        }}
      />
    </Page>
  )
}
