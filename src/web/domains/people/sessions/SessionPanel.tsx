import { useTranslation } from 'react-i18next'
import { sessionKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import css from '../people.module.css'
import { browserOf } from './browser-of.ts'

/** Where the person is signed in, and the way to end it. */
export function SessionPanel({ userId, isSelf }: { userId: string; isSelf: boolean }) {
  const { t } = useTranslation()
  const columns: KindColumns = {
    userAgent: {
      cell: (record) => <Where record={record} />,
      grow: true,
      sort: null,
      needs: ['userAgent'],
    },
    address: { width: 150, sort: null },
    end: { label: 'admin.actions', cell: (record) => <EndOne record={record} />, width: 160, needs: ['isCurrent'] },
  }
  return (
    <section className={css.section}>
      <PanelList
        kind={sessionKind}
        title={t('admin.sessions.title')}
        question={{ filter: { field: 'user', op: 'is', value: userId }, sort: '-lastSeenAt' }}
        columns={['userAgent', 'address', 'createdAt', 'lastSeenAt', 'end']}
        own={columns}
        limit={50}
        empty={t('admin.sessions.none')}
      />
      {isSelf ? <EndOthers /> : null}
    </section>
  )
}

function Where({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { browser, system } = browserOf(String(record.userAgent ?? ''))
  const words = system === null ? browser : t('admin.sessions.on', { browser, system })
  return (
    <span className={css.person} title={String(record.userAgent ?? '')}>
      {words}
    </span>
  )
}

function EndOne({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['sessions'])
  if (record.isCurrent === true) return <StatusBadge tone="active" label={t('admin.sessions.current')} look="plain" />
  const end = () => send(() => api.post(`/sessions/${record.id}/end`), { done: t('admin.sessions.ended') })
  return (
    <Button size="small" busy={isBusy} onClick={() => void end()}>
      {t('admin.sessions.end')}
    </Button>
  )
}

function EndOthers() {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['sessions'])
  const end = () => send(() => api.post('/sessions/end-others', {}), { done: t('admin.sessions.othersEnded') })
  return (
    <div className={css.foot}>
      <Button busy={isBusy} onClick={() => void end()}>
        {t('admin.sessions.endOthers')}
      </Button>
    </div>
  )
}
