import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react'
import { type CSSProperties, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Orientation } from '../../../../shared/infrastructure/places.ts'
import { api } from '../../../engine/api.ts'
import { useSend } from '../../../engine/use-send.ts'
import painted from '../painted.module.css'
import css from './room.module.css'
import type { PlannedRack, RoomPlan } from './room-plan.ts'

const arrows: Record<Orientation, typeof IconArrowUp> = {
  north: IconArrowUp,
  east: IconArrowRight,
  south: IconArrowDown,
  west: IconArrowLeft,
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

interface RoomGridProps {
  roomId: string
  plan: RoomPlan
  canWrite: boolean
  onOpen: (rack: PlannedRack) => void
  onEmpty: (column: number, row: number) => void
}

/** The floor from above: tiles, and the racks that stand on them. */
export function RoomGrid({ roomId, plan, canWrite, onOpen, onEmpty }: RoomGridProps) {
  const { t } = useTranslation()
  const { send } = useSend(['assets', 'server-rooms'])
  const [dragged, setDragged] = useState<PlannedRack | null>(null)
  const move = (item: PlannedRack, column: number, row: number) => {
    if (item.rack === null || column < 1 || row < 1 || column > plan.columns || row > plan.rows) return
    const { id, name } = item.rack
    const put = (to: { column: number; row: number }) =>
      api.post(`/assets/${id}/place-rack`, { room: roomId, orientation: item.orientation, ...to })
    void send(() => put({ column, row }), {
      done: t('infrastructure.room.moved', { name, place: `${column} × ${row}` }),
      undo: () => put({ column: item.column, row: item.row }),
    })
  }
  const byTile = new Map(plan.items.map((item) => [`${item.column} ${item.row}`, item]))
  const tiles = Array.from({ length: plan.rows * plan.columns }, (_, index) => ({
    column: (index % plan.columns) + 1,
    row: Math.floor(index / plan.columns) + 1,
  }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a large room scrolls, also by keyboard
    <section className={css.scroll} aria-label={t('infrastructure.room.plan')} tabIndex={0}>
      <div className={css.grid} style={{ '--columns': plan.columns } as CSSProperties}>
        {tiles.map(({ column, row }) => {
          const item = byTile.get(`${column} ${row}`)
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: where racks are dropped; keys and the dialog do the same
            <div
              key={`${column} ${row}`}
              className={css.tile}
              style={{ gridColumn: column, gridRow: row }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null) move(dragged, column, row)
                setDragged(null)
              }}
              {...(canWrite && item === undefined ? { onDoubleClick: () => onEmpty(column, row) } : {})}
            >
              {item === undefined ? null : (
                <RackTile item={item} canWrite={canWrite} onOpen={onOpen} onMove={move} onDrag={setDragged} />
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

interface RackTileProps {
  item: PlannedRack
  canWrite: boolean
  onOpen: (rack: PlannedRack) => void
  onMove: (rack: PlannedRack, column: number, row: number) => void
  onDrag: (rack: PlannedRack | null) => void
}

function RackTile({ item, canWrite, onOpen, onMove, onDrag }: RackTileProps) {
  const { t } = useTranslation()
  if (item.rack === null) return <span className={css.hidden}>{t('infrastructure.rack.hidden')}</span>
  const Arrow = arrows[item.orientation]
  const share = Math.round((item.used / item.units) * 100)
  const keys = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!canWrite || !event.altKey || step === undefined) return
    event.preventDefault()
    onMove(item, item.column + step[0], item.row + step[1])
  }
  return (
    <button
      type="button"
      className={`${css.rack} ${painted.painted}`}
      data-color={item.color ?? undefined}
      aria-keyshortcuts={canWrite ? 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight' : undefined}
      aria-label={t('infrastructure.room.rack', {
        name: item.rack.name,
        place: `${item.column} × ${item.row}`,
        used: item.used,
        units: item.units,
      })}
      draggable={canWrite}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', item.rack?.name ?? '')
        onDrag(item)
      }}
      onDragEnd={() => onDrag(null)}
      onClick={() => onOpen(item)}
      onKeyDown={keys}
    >
      <span className={css.rackName}>{item.rack.name}</span>
      <span className={css.rackFill}>
        {item.used}/{item.units} U
      </span>
      <span className={css.bar} aria-hidden>
        <span className={css.barFill} style={{ width: `${share}%` }} />
      </span>
      <Arrow size="1em" stroke={2} aria-hidden className={css.arrow} />
    </button>
  )
}
