import { IconCalendarShare, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarFeedKind } from '../../../../shared/planning/calendar-feeds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'
import { ShownOnce } from '../../../engine/ShownOnce.tsx'
import { useCan, useSession } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import css from '../planning.module.css'
import { NewFeedDialog } from './NewFeedDialog.tsx'

interface Made {
  name: string
  address: string
}

/** One's own calendars at secret addresses: made, given another address, revoked. */
export function FeedsPage() {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const columns: KindColumns = {
    name: { grow: true, sort: null, cell: (record) => String(record.name) },
    sort: { width: 220, sort: null },
    isDetailed: { width: 150, sort: null },
    acts: {
      label: 'admin.actions',
      cell: (record) => <Acts record={record} onMade={setMade} />,
      width: 220,
      needs: ['name'],
    },
  }
  return (
    <Page
      title={t('planning.feeds.title')}
      icon={IconCalendarShare}
      actions={
        can('calendar-feed.create') ? (
          <Button kind="primary" icon={IconPlus} onClick={() => setMaking(true)}>
            {t('planning.feeds.create')}
          </Button>
        ) : null
      }
    >
      <div className={css.page}>
        <p className={css.soft}>{t('planning.feeds.about')}</p>
        <PanelList
          kind={calendarFeedKind}
          title={t('planning.feeds.title')}
          question={{ filter: { field: 'user', op: 'is', value: user.id } }}
          columns={['name', 'sort', 'isDetailed', 'hint', 'lastUsedAt', 'acts']}
          own={columns}
          limit={50}
          empty={t('planning.feeds.none')}
        />
      </div>
      {isMaking ? <NewFeedDialog onMade={setMade} onClose={() => setMaking(false)} /> : null}
      {made === null ? null : (
        <Dialog title={t('planning.feeds.made', { name: made.name })} size="md" onClose={() => setMade(null)}>
          <ShownOnce
            text={made.address}
            warning={t('planning.feeds.once')}
            help={t('planning.feeds.how')}
            onDone={() => setMade(null)}
          />
        </Dialog>
      )}
    </Page>
  )
}

function Acts({ record, onMade }: { record: Json; onMade: (made: Made) => void }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([calendarFeedKind.plural])
  const name = String(record.name)
  const path = `/${calendarFeedKind.plural}/${record.id}`
  const ask = (verb: 'renew' | 'revoke') =>
    confirm({
      title: t(`planning.feeds.${verb}Title`, { name }),
      body: t(`planning.feeds.${verb}Body`),
      confirm: t(`planning.feeds.${verb}`),
      danger: true,
    })
  const renew = async () => {
    if (!(await ask('renew'))) return
    await send(async () => {
      const { address } = await api.post<{ address: string }>(`${path}/renew`)
      onMade({ name, address })
    })
  }
  const revoke = async () => {
    if (await ask('revoke'))
      await send(() => api.post(`${path}/revoke`), { done: t('planning.feeds.revoked', { name }) })
  }
  return (
    <span className={css.acts}>
      <Button size="small" busy={isBusy} onClick={() => void renew()}>
        {t('planning.feeds.renew')}
      </Button>
      <Button size="small" busy={isBusy} onClick={() => void revoke()}>
        {t('planning.feeds.revoke')}
      </Button>
    </span>
  )
}
