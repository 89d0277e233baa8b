import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { type KindColumns, useKindColumns } from '../list/columns.tsx'
import { useList } from '../list/use-list.ts'
import { type Json, namedLike, titleOf } from '../records.ts'
import css from './dictionary.module.css'

interface EntryListProps {
  kind: Kind
  openId: string | undefined
  isTrash: boolean
  onOpen: (id: string) => void
  columns: readonly string[]
}

/** The name opens the form beside it, not a page. */
const own = (kind: Kind): KindColumns => ({
  [kind.title]: { cell: (record: Json) => <span className={css.name}>{titleOf(kind, record)}</span>, width: 160 },
})

/** Entries of a flat list, with a box that narrows. */
export function EntryList({ kind, openId, isTrash, onOpen, columns: keys }: EntryListProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const [text, setText] = useState('')
  const [sort, setSort] = useState(kind.sort)
  const asked = useDeferredValue(text.trim())
  const cells = useMemo(() => own(kind), [kind])
  const known = useKindColumns(kind, undefined, cells, t)
  const columns = useMemo(
    () =>
      keys
        .flatMap((key) => known.find((column) => column.key === key) ?? [])
        .map((each) => ({ ...each, hidden: false })),
    [keys, known],
  )
  const filter: Condition | undefined = asked === '' ? undefined : namedLike(kind, asked)
  const fields = [...new Set([kind.title, ...columns.flatMap((column) => column.needs)])]
  const list = useList(kind, { filter, sort, trash: isTrash, fields })
  return (
    <>
      <div className={css.narrow}>
        <TextField
          bare
          type="search"
          label={t('engine.dictionary.search')}
          placeholder={t('engine.dictionary.search')}
          value={text}
          onChange={setText}
        />
      </div>
      <DataTable<Json>
        label={texts.many}
        rows={list.rows}
        rowId={(record) => record.id}
        rowName={(record) => titleOf(kind, record)}
        columns={columns}
        total={list.total}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.retry}
        empty={
          <EmptyState
            title={t(
              isTrash ? 'engine.trash.empty' : asked === '' ? 'engine.list.nothingYet' : 'engine.list.nothingFound',
            )}
          />
        }
        sort={sort}
        onSort={setSort}
        onOpen={(record) => onOpen(record.id)}
        peekedId={openId ?? null}
        onPeek={(record) => onOpen(record.id)}
        onEnd={list.more}
      />
    </>
  )
}
