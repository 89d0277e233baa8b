import { IconApps } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { plain } from '../../../../shared/conditions/plain-text.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { Day, RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import { AssetState } from '../AssetState.tsx'
import { HiddenParts } from './HiddenParts.tsx'
import { AddSoftware, type Install, InstallVerbs } from './InstallVerbs.tsx'
import { NotTaken } from './NotTaken.tsx'
import css from './parts.module.css'

/** What is installed, with a box that narrows as one types. */
export function SoftwareTab({ record }: { record: Json }) {
  const assetId = record.id
  const { t } = useTranslation()
  const navigate = useNavigate()
  const can = useCan()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const { data, error, isPending, refetch } = useQuery(partQuery<{ items: Install[] }>(assetKind, assetId, 'software'))
  const [showsHidden, setShowsHidden] = useState(false)
  const [isGrouped, setGrouped] = useState(false)
  const hasCategories = (data?.items ?? []).some((install) => install.category)
  const hiddenCount = (data?.items ?? []).filter((install) => install.isHidden).length
  const rows = useMemo(() => {
    const words = plain(asked).split(/\s+/).filter(Boolean)
    return (data?.items ?? []).filter((install) => {
      if (install.isHidden && !showsHidden) return false
      const all = plain(`${install.name} ${install.publisher} ${install.version}`)
      return words.every((word) => all.includes(word))
    })
  }, [data, asked, showsHidden])
  const mayOpen = can('software.read')
  const mayAdd = record.can?.['add-software'] === true
  const hasStates = rows.some((install) => install.state !== null)
  const columns = useMemo(
    () => columnsOf(t, mayOpen, mayAdd ? record : null, hasStates),
    [t, mayOpen, mayAdd, record, hasStates],
  )
  const groups = useMemo(
    () => (isGrouped ? byCategory(rows, t('assets.software.noCategory')) : [{ title: null, rows }]),
    [rows, isGrouped, t],
  )
  return (
    <div className={css.software}>
      <NotTaken assetId={assetId} tab="software" />
      <div className={css.narrow}>
        <TextField
          bare
          type="search"
          label={t('assets.software.search')}
          placeholder={t('assets.software.search')}
          value={text}
          onChange={setText}
        />
        <span className={css.count} role="status">
          {data === undefined ? '' : t('assets.software.count', { count: rows.length })}
        </span>
        {mayAdd ? <AddSoftware record={record} /> : null}
        {hasCategories ? (
          <Button kind="quiet" size="small" onClick={() => setGrouped(!isGrouped)} aria-pressed={isGrouped}>
            {t('assets.software.byCategory')}
          </Button>
        ) : null}
        {hiddenCount === 0 ? null : (
          <Button kind="quiet" size="small" onClick={() => setShowsHidden(!showsHidden)} aria-pressed={showsHidden}>
            {`${t('assets.software.hiddenCount', { count: hiddenCount })} · ${t(showsHidden ? 'assets.software.hideHidden' : 'assets.software.showHidden')}`}
          </Button>
        )}
      </div>
      {groups.map((group) => (
        <section key={group.title ?? ''} className={css.section}>
          {group.title === null ? null : (
            <h2 className={css.heading}>
              {group.title} <span className={css.count}>{group.rows.length}</span>
            </h2>
          )}
          <DataTable<Install>
            label={group.title ?? t('assets.tab.software')}
            height="content"
            rows={group.rows}
            rowId={(install) => `${install.id} ${install.version} ${install.architecture}`}
            rowName={(install) => install.name}
            columns={columns}
            isLoading={isPending}
            error={error}
            onRetry={() => void refetch()}
            empty={
              <EmptyState
                icon={IconApps}
                title={t(asked === '' ? 'assets.software.none' : 'assets.software.notFound')}
                hint={asked === '' ? t(mayAdd ? 'assets.software.handHint' : 'assets.parts.noneHint') : null}
              />
            }
            onOpen={(install) => mayOpen && void navigate({ to: `/software/${install.id}` })}
          />
        </section>
      ))}
      <HiddenParts record={record} tab="software" />
    </div>
  )
}

/** Lines by category, in the order of its name; those without one at the end. */
function byCategory(rows: Install[], none: string): { title: string | null; rows: Install[] }[] {
  const groups = Map.groupBy(rows, (install) => install.category ?? '')
  return [...groups]
    .toSorted(([one], [other]) => Number(one === '') - Number(other === '') || one.localeCompare(other))
    .map(([title, own]) => ({ title: title === '' ? none : title, rows: own }))
}

/** @param record whose lines may be changed here; null = shown only */
const columnsOf = (
  t: (key: string) => string,
  mayOpen: boolean,
  record: Json | null,
  hasStates: boolean,
): Column<Install>[] => [
  {
    key: 'name',
    label: t('kind.software.field.name'),
    grow: true,
    cell: (install) => (
      <>
        {mayOpen ? (
          <Link to={`/software/${install.id}`} className={css.link}>
            {install.name}
          </Link>
        ) : (
          install.name
        )}
        {install.isObserved ? null : <span className={css.volumeWords}> · {t('part.hand.mark')}</span>}
      </>
    ),
  },
  { key: 'version', label: t('kind.asset.field.software.version'), width: 125, cell: (install) => install.version },
  ...(hasStates
    ? [
        {
          key: 'state',
          label: t('kind.software.field.versionState'),
          width: 150,
          cell: (install: Install) => <AssetState state={install.state} />,
        },
      ]
    : []),
  { key: 'publisher', label: t('kind.software.field.publisher'), width: 140, cell: (install) => install.publisher },
  {
    key: 'installDate',
    label: t('kind.asset.field.software.installDate'),
    width: 115,
    cell: (install) => (install.installDate === null ? null : <Day date={install.installDate.slice(0, 10)} />),
  },
  {
    key: 'firstSeenAt',
    label: t('assets.software.firstSeen'),
    width: 135,
    cell: (install) => <RelativeTime at={install.firstSeenAt} />,
  },
  ...(record === null
    ? []
    : [
        {
          key: 'verbs',
          label: t('assets.software.verbs'),
          width: 84,
          fixed: true,
          cell: (install: Install) => <InstallVerbs record={record} line={install} />,
        },
      ]),
]
