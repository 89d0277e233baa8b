import { IconLink, IconUnlink, IconX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ReferenceField } from '../fields/controls.ts'
import { searchRecords } from '../fields/search-records.ts'
import type { KindColumns } from '../list/columns.tsx'
import { PanelList } from '../list/PanelList.tsx'
import { type Json, titleOf } from '../records.ts'
import { useSend } from '../use-send.ts'
import css from './links.module.css'

interface LinkedListProps {
  /** Kind of the records that are linked. */
  kind: Kind
  title: string
  /** Which ones are linked already. */
  filter: Condition
  /** Which ones may be tied; default: all. */
  among?: Condition
  sort?: string
  columns: readonly string[]
  own?: KindColumns
  /** Ties and unties one; missing = only shown. */
  change?: { link: (id: string) => Promise<unknown>; unlink: (id: string) => Promise<unknown> } | undefined
  /** The verb on the button: "Rattacher un équipement". */
  add: string
  /** Plurals whose cached records are read again. */
  touched: readonly string[]
  empty?: ReactNode
  limit?: number
}

/** Records tied to the one on screen: listed, found and tied, untied with undo. */
export function LinkedList(props: LinkedListProps) {
  const { kind, title, filter, among, sort = kind.sort, columns, own, change, add, touched, empty, limit = 50 } = props
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const { send } = useSend([kind.plural, ...touched])
  const untie = (record: Json) => {
    const name = titleOf(kind, record)
    return send(() => change!.unlink(record.id), {
      done: t('engine.link.removed', { name }),
      undo: () => change!.link(record.id),
    })
  }
  // The cells of a table are drawn again when their columns change: only when rights do.
  const mayChange = change !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: untie is the same act whichever render made it
  const withUnlink = useMemo<KindColumns>(
    () => (mayChange ? { ...own, unlink: unlinkColumn(kind, t, untie) } : { ...own }),
    [own, mayChange, kind, t],
  )
  const shown = useMemo(() => (mayChange ? [...columns, 'unlink'] : columns), [columns, mayChange])
  return (
    <div className={css.linked}>
      {change === undefined ? null : (
        <div className={css.add}>
          {isAdding ? (
            <>
              <div className={css.field}>
                <ReferenceField
                  bare
                  autoFocus
                  label={add}
                  value={null}
                  search={(text, signal) => searchRecords(t, kind, text, signal, among)}
                  onChange={(option) => {
                    if (option === null) return
                    void send(() => change.link(option.id), { done: t('engine.link.added', { name: option.name }) })
                  }}
                />
              </div>
              <IconButton icon={IconX} label={t('ui.close')} onClick={() => setAdding(false)} />
            </>
          ) : (
            <Button size="small" icon={IconLink} onClick={() => setAdding(true)}>
              {add}
            </Button>
          )}
        </div>
      )}
      <PanelList
        kind={kind}
        title={title}
        question={{ filter, sort }}
        columns={shown}
        own={withUnlink}
        limit={limit}
        empty={empty}
      />
    </div>
  )
}

const unlinkColumn = (kind: Kind, t: TFunction, untie: (record: Json) => unknown) => ({
  label: 'engine.link.column',
  needs: [kind.title],
  width: 60,
  cell: (record: Json) => (
    <IconButton
      size="small"
      icon={IconUnlink}
      label={t('engine.link.remove', { name: titleOf(kind, record) })}
      onClick={(event: { stopPropagation: () => void }) => {
        event.stopPropagation()
        void untie(record)
      }}
    />
  ),
})
