import { IconArrowBackUp, IconPlaylistAdd, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { nameRuleKind, renamingKind, softwareRuleKind } from '../../../../shared/inventory/naming.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { useLive } from '../../../engine/live/use-live.ts'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Tabs } from '../../../ui/page/Tabs.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../inventory.module.css'
import { namingTabs } from './naming-tabs.ts'
import { type NamePreview, PreviewTable } from './PreviewTable.tsx'
import { SoftwarePreview, useSoftwarePreview } from './SoftwarePreview.tsx'

/** What the rules would change of what is there, the change itself, and the way back. */
export function RenamingPage() {
  const { t } = useTranslation()
  useLive({ kinds: [renamingKind.name, nameRuleKind.name, softwareRuleKind.name] })
  const { data, error, refetch } = useQuery({
    queryKey: [nameRuleKind.plural, renamingKind.plural, 'preview'],
    queryFn: ({ signal }) => api.get<NamePreview>('/name-rules/preview', { signal }),
    refetchInterval: 10_000,
  })
  return (
    <Page
      title={t('admin.inventory.page.naming')}
      actions={<Verbs preview={data} />}
      below={<Tabs {...namingTabs(t)} active={renamingKind.plural} />}
    >
      <div className={css.stack}>
        <p className={css.intro}>{t('admin.inventory.naming.intro')}</p>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <Skeleton lines={4} /> : null}
        {data === undefined ? null : <PreviewTable preview={data} />}
        <SoftwarePreview />
        <PanelList
          kind={renamingKind}
          title={t('kind.renaming.plural')}
          question={{ sort: '-createdAt' }}
          columns={['createdAt', 'state', 'changedCount', 'softwareCount', 'user', 'undo']}
          own={columns}
          limit={20}
          empty={t('admin.inventory.naming.never')}
        />
      </div>
    </Page>
  )
}

const columns: KindColumns = {
  createdAt: { grow: true },
  undo: { label: 'admin.actions', cell: (record) => <Undo record={record} />, width: 80, needs: ['state'] },
}

function Verbs({ preview }: { preview: NamePreview | undefined }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([nameRuleKind.plural, renamingKind.plural, softwareRuleKind.plural, 'assets'])
  const { data: software } = useSoftwarePreview(false)
  if (!can('inventory.update')) return null
  const total = (preview?.total ?? 0) + (software?.versions ?? 0)
  const apply = async () => {
    const isSure = await confirm({
      title: t('admin.inventory.naming.applyTitle', { count: total }),
      body: t('admin.inventory.naming.applyBody'),
      confirm: t('admin.inventory.naming.applyVerb'),
    })
    if (isSure) await send(() => api.post('/renamings', {}), { done: t('admin.inventory.naming.queued') })
  }
  return (
    <>
      <Button
        icon={IconPlaylistAdd}
        busy={isBusy}
        onClick={() =>
          void send(() => api.post('/name-rules/add-known', {}), { done: t('admin.inventory.naming.knownAdded') })
        }
      >
        {t('admin.inventory.naming.addKnown')}
      </Button>
      {total > 0 ? (
        <Button kind="primary" icon={IconRefresh} busy={isBusy} onClick={() => void apply()}>
          {t('admin.inventory.naming.apply', { count: total })}
        </Button>
      ) : null}
    </>
  )
}

function Undo({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([nameRuleKind.plural, renamingKind.plural, softwareRuleKind.plural, 'assets'])
  if (record.state !== 'done' || !can('inventory.update')) return null
  return (
    <IconButton
      size="small"
      icon={IconArrowBackUp}
      label={t('admin.inventory.naming.undo')}
      aria-busy={isBusy}
      onClick={(event) => {
        event.stopPropagation()
        void send(() => api.post(`/renamings/${record.id}/undo`, {}), { done: t('admin.inventory.naming.undoing') })
      }}
    />
  )
}
