import { IconMailbox, IconMailDown, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { incomingMailKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { BulkVerb } from '../../../engine/list/BulkVerbs.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import { useCan } from '../../../engine/session.ts'
import type { ShippedView } from '../../../engine/views/view.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { MailPeek } from './MailPeek.tsx'
import { mailColumns } from './mail-columns.tsx'

const inState = (...states: string[]): Condition => ({ field: 'state', op: 'in', value: states })
const sort = '-receivedAt'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: { sort } },
  { key: 'attention', label: 'mailboxes.view.attention', query: { filter: inState('quarantined', 'refused'), sort } },
  { key: 'taken', label: 'mailboxes.view.taken', query: { filter: inState('opened', 'replied'), sort } },
  { key: 'ignored', label: 'mailboxes.view.ignored', query: { filter: inState('ignored', 'discarded'), sort } },
  { key: 'waiting', label: 'mailboxes.view.waiting', query: { filter: inState('received'), sort } },
]

const verbs: readonly BulkVerb[] = [
  {
    verb: 'retry',
    label: 'mailboxes.verb.retry',
    icon: IconRefresh,
    needs: 'incoming-mail.retry',
    done: 'mailboxes.verb.retried',
  },
  {
    verb: 'discard',
    label: 'mailboxes.verb.discard',
    icon: IconTrash,
    needs: 'incoming-mail.discard',
    done: 'mailboxes.verb.discarded',
  },
]

/** Every mail that came in, what became of it and why. */
export function MailListPage() {
  const { t } = useTranslation()
  const can = useCan()
  return (
    <KindList
      kind={incomingMailKind}
      icon={IconMailDown}
      views={views}
      columns={mailColumns}
      verbs={verbs}
      peek={(record) => <MailPeek record={record} />}
      actions={
        can('mailbox.read') ? (
          <LinkButton to="/mailboxes" icon={IconMailbox}>
            {t('kind.mailbox.plural')}
          </LinkButton>
        ) : null
      }
      emptyHint="mailboxes.mailEmptyHint"
    />
  )
}
