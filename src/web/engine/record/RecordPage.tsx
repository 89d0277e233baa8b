import type { Icon } from '@tabler/icons-react'
import { IconArrowBackUp, IconSitemap } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Page, TwoColumns } from '../../ui/page/Page.tsx'
import { TabParts, Tabs } from '../../ui/page/Tabs.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { documentsTab } from '../documents/documents-tab.tsx'
import { useLive } from '../live/use-live.ts'
import { useNotesTab } from '../notes/use-notes-tab.tsx'
import { isProblem } from '../problem.ts'
import { ForeignPanels, foreignTabs } from '../record-parts.tsx'
import { type Json, titleOf, useRecord } from '../records.ts'
import type { TabGroup } from '../room.ts'
import { useRouteSearch } from '../route-hooks.ts'
import { useCan } from '../session.ts'
import { groupTabs } from './group-tabs.ts'
import { HistoryPanel } from './HistoryPanel.tsx'
import { RecordMenu } from './RecordMenu.tsx'
import css from './record.module.css'
import { useTrash } from './use-trash.ts'

export interface RecordTab {
  key: string
  /** Key of the label. */
  label: string
  count?: number | null
  /** Shown inside one tab with the others of the group. */
  group?: TabGroup
  show: () => ReactNode
}

interface RecordPageProps {
  kind: Kind
  id: string
  icon: (record: Json) => Icon
  above?: (record: Json) => ReactNode
  /** Number, status, the facts that matter. */
  facts?: (record: Json) => ReactNode
  /** The main verbs; trash, restore and link stand in the menu after them. */
  verbs?: (record: Json) => ReactNode
  /** Rarer verbs: Menu.Items before those that every record has. */
  menu?: (record: Json) => ReactNode
  /** Tabs before the history, which every record has. The first is what opens. */
  tabs: (record: Json) => RecordTab[]
  side: (record: Json) => ReactNode
}

/** Template "Record": header, tabs for what it owns, properties in a column on the right. */
export function RecordPage(props: RecordPageProps) {
  const { kind, id } = props
  const query = useRecord(kind, id)
  useLive({ records: [`${kind.name}:${id}`] })
  // Not there, or not for this person: the pages that say so are the application's.
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  if (query.data !== undefined) return <Loaded {...props} record={query.data} />
  return (
    <Page title="…">
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function Loaded({ record, ...props }: RecordPageProps & { record: Json }) {
  const { kind, id, icon, above, facts, verbs, menu, tabs, side } = props
  const { t } = useTranslation()
  const can = useCan()
  const [search] = useRouteSearch<{ tab?: string }>()
  const notes = useNotesTab(kind, record)
  const all: RecordTab[] = [
    ...tabs(record),
    ...foreignTabs(kind.name, record, can),
    ...documentsTab(kind, record),
    ...notes,
    { key: 'history', label: 'engine.history.tab', show: () => <HistoryPanel kind={kind} id={id} /> },
  ]
  const active = all.find((tab) => tab.key === search.tab) ?? all[0]!
  const groups = groupTabs(all)
  const open = groups.find((group) => group.tabs.includes(active))!
  const linkTo = (tab: RecordTab) => ({
    to: '.',
    search: (tab === all[0] ? {} : { tab: tab.key }) as never,
    resetScroll: false,
  })
  const title = titleOf(kind, record)
  return (
    <Page
      title={title}
      icon={icon(record)}
      above={above?.(record)}
      facts={
        <>
          {facts?.(record)}
          <SharedBelow kind={kind} record={record} />
        </>
      }
      actions={
        <>
          {record.deletedAt === undefined ? verbs?.(record) : null}
          <RecordMenu kind={kind} record={record}>
            {record.deletedAt === undefined ? menu?.(record) : null}
          </RecordMenu>
        </>
      }
      below={
        <Tabs
          label={t('engine.record.parts', { name: title })}
          active={open.key}
          tabs={groups.map(({ key, label, tabs: [first], isSingle }) => ({
            key,
            label: t(label),
            count: isSingle ? (first!.count ?? null) : null,
            link: linkTo(first!),
          }))}
        />
      }
    >
      <Trashed kind={kind} record={record} />
      <TwoColumns
        side={
          <>
            {side(record)}
            <ForeignPanels kind={kind.name} record={record} />
          </>
        }
        sideLabel={t('engine.record.properties')}
      >
        {open.isSingle ? null : (
          <TabParts
            label={t(open.label)}
            active={active.key}
            parts={open.tabs.map((tab) => ({
              key: tab.key,
              label: t(tab.label),
              count: tab.count ?? null,
              link: linkTo(tab),
            }))}
          />
        )}
        <div className={css.panel}>{active.show()}</div>
      </TwoColumns>
    </Page>
  )
}

/** The record says of itself that entities below its own read it too. */
function SharedBelow({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  if (kind.sharedField === null || record[kind.sharedField] !== true) return null
  return (
    <span className={css.shared}>
      <IconSitemap size="1em" stroke={1.75} aria-hidden />
      {t('engine.record.shared')}
    </span>
  )
}

function Trashed({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const trash = useTrash(kind, record)
  if (record.deletedAt === undefined) return null
  return (
    <div className={css.trashed} role="status">
      <span>{t('engine.trash.isIn')}</span>
      {record.can?.restore ? (
        <Button size="small" icon={IconArrowBackUp} busy={trash.isBusy} onClick={() => void trash.restore()}>
          {t('engine.trash.restore')}
        </Button>
      ) : null}
    </div>
  )
}
