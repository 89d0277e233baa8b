import { IconRefresh } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import { SplitView } from '../../ui/page/SidePeek.tsx'
import { BulkBar } from '../../ui/table/BulkBar.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ChangeLayout, TableLayout } from '../../ui/table/layout.ts'
import { useKindTexts } from '../kind-texts.ts'
import { useLive } from '../live/use-live.ts'
import { type Json, pageOf, titleOf } from '../records.ts'
import { AllMatching } from './AllMatching.tsx'
import { BulkVerbs } from './BulkVerbs.tsx'
import type { ListColumn } from './columns.tsx'
import type { KindListProps } from './KindList.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import css from './list.module.css'
import { RecordPeek } from './RecordPeek.tsx'
import type { ListQuestion, useList } from './use-list.ts'
import type { ChangeList, ListState } from './use-list-state.ts'

type ListBodyProps = Omit<KindListProps, 'columns'> & {
  list: ReturnType<typeof useList>
  question: ListQuestion
  state: ListState
  change: ChangeList
  columns: ListColumn[]
  layout: TableLayout
  onLayout: ChangeLayout
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
  isFaulty: boolean
  /** The list shows one of its views as it is. */
  isView: boolean
}

/** Pages one has scrolled through before the list stops reading itself again when others write. */
const calm = 2

/** The table with its side panel and the bar of what can be done with the selection. */
export function ListBody(props: ListBodyProps) {
  const { kind, list, question, state, change, columns, layout, onLayout, selected, onSelect, verbs, peek } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const texts = useKindTexts(kind)
  const [isBehind, setBehind] = useState(false)
  useLive({
    kinds: [kind.name],
    onEvent: () => {
      if (list.pages <= calm) return undefined
      setBehind(true)
      return false
    },
  })
  const open = (record: Json) => {
    const page = pageOf(kind, record.id)
    if (page === null) change({ peek: record.id }, { replace: true })
    else void navigate({ to: page })
  }
  const togglePeek = (record: Json) =>
    change({ peek: state.peek === record.id ? undefined : record.id }, { replace: true })
  const clear = () => onSelect(new Set())
  return (
    <>
      {isBehind ? (
        <div className={css.fresh}>
          <Button
            size="small"
            icon={IconRefresh}
            onClick={() => {
              setBehind(false)
              list.retry()
            }}
          >
            {t('engine.list.behind')}
          </Button>
        </div>
      ) : null}
      <AllMatching kind={kind} question={question} list={list} selected={selected} onSelect={onSelect} />
      <SplitView
        peek={
          state.peek ? (
            <RecordPeek
              kind={kind}
              id={state.peek}
              show={peek}
              onClose={() => change({ peek: undefined }, { replace: true })}
            />
          ) : null
        }
      >
        <div className={css.table} data-old={list.isOld || undefined}>
          <DataTable<Json>
            label={props.title ?? texts.many}
            rows={list.rows}
            rowId={(record) => record.id}
            rowName={(record) => titleOf(kind, record)}
            columns={columns}
            total={list.total}
            isLoading={list.isLoading}
            error={props.isFaulty ? null : list.error}
            onRetry={list.retry}
            empty={props.isFaulty ? null : <ListEmpty {...props} />}
            layout={layout}
            onLayout={onLayout}
            sort={state.sort}
            onSort={(sort) => change({ sort }, { replace: true })}
            selected={selected}
            onSelect={onSelect}
            onOpen={open}
            onPeek={togglePeek}
            peekedId={state.peek ?? null}
            onEnd={list.more}
          />
          <BulkBar count={selected.size} onClear={clear}>
            <BulkVerbs
              kind={kind}
              ids={[...selected]}
              rows={list.rows}
              isTrash={state.trash}
              verbs={verbs ?? []}
              fields={question.fields ?? []}
              onDone={clear}
            />
          </BulkBar>
        </div>
      </SplitView>
    </>
  )
}
