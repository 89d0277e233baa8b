import { Link } from '@tanstack/react-router'
import type { CSSProperties, DragEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Half } from '../../../../shared/infrastructure/places.ts'
import { assetTypeIcon } from '../../assets/index.ts'
import painted from '../painted.module.css'
import css from './elevation.module.css'
import { type Elevation, type Mounted, topRow, unitAt, unitsText } from './elevation.ts'
import type { MoveMount } from './use-move-mount.ts'

/** What is being dragged, and by which of its rows it was taken. */
export interface Grabbed {
  mount: Mounted
  row: number
}

interface RackFaceProps {
  face: 'front' | 'rear'
  elevation: Elevation
  canWrite: boolean
  grabbed: Grabbed | null
  onGrab: (grabbed: Grabbed | null) => void
  onMove: MoveMount
  onOpen: (mount: Mounted) => void
  onEmpty: (unit: number) => void
}

/** Columns of the drawing: number, rail, left, right, rail. */
const columns: Record<Half, [number, number]> = {
  'side-left': [2, 3],
  left: [3, 4],
  full: [3, 5],
  right: [4, 5],
  'side-right': [5, 6],
}

/** From behind, left is right. */
const mirrored: Record<Half, Half> = {
  'side-left': 'side-right',
  left: 'right',
  full: 'full',
  right: 'left',
  'side-right': 'side-left',
}

/** One side of a rack: units from top to bottom, what is mounted over them. */
export function RackFace(props: RackFaceProps) {
  const { face, elevation, canWrite, grabbed, onGrab, onMove, onEmpty } = props
  const { t } = useTranslation()
  const shown = elevation.mounts.filter((mount) => mount.face === face || mount.face === 'both')
  const rows = Array.from({ length: elevation.units }, (_, index) => index + 1)
  const drop = (event: DragEvent, row: number) => {
    event.preventDefault()
    if (grabbed === null) return
    const { mount } = grabbed
    onGrab(null)
    const unit = unitAt(elevation, row - grabbed.row, mount.height)
    onMove(mount, mount.face === 'both' ? { unit } : { unit, face })
  }
  return (
    <section className={css.face} aria-label={t(`infrastructure.face.${face}`)}>
      <h3 className={css.faceName}>{t(`infrastructure.face.${face}`)}</h3>
      <div
        className={`${css.rack} ${painted.painted}`}
        data-color={elevation.color ?? undefined}
        style={{ '--units': elevation.units } as CSSProperties}
      >
        {rows.map((row) => {
          const unit = elevation.numbering === 'top-down' ? row : elevation.units - row + 1
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: where things are dropped; keys and the dialog do the same
            <div
              key={row}
              className={css.unit}
              style={{ gridRow: row }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => drop(event, row)}
              {...(canWrite ? { onDoubleClick: () => onEmpty(unit) } : {})}
            >
              <span className={css.unitNumber} aria-hidden>
                {unit}
              </span>
            </div>
          )
        })}
        {shown.map((mount) => (
          <MountedBox key={mount.id} {...props} mount={mount} onDropHere={drop} />
        ))}
      </div>
    </section>
  )
}

interface MountedBoxProps extends RackFaceProps {
  mount: Mounted
  onDropHere: (event: DragEvent, row: number) => void
}

function MountedBox({
  mount,
  face,
  elevation,
  canWrite,
  grabbed,
  onGrab,
  onMove,
  onOpen,
  onDropHere,
}: MountedBoxProps) {
  const { t } = useTranslation()
  const half = face === 'rear' ? mirrored[mount.half] : mount.half
  const [from, to] = columns[half]
  const top = topRow(elevation, mount)
  const style: CSSProperties = { gridRow: `${top} / span ${mount.height}`, gridColumn: `${from} / ${to}` }
  const name = mount.asset?.name ?? mount.purpose ?? t('infrastructure.rack.hidden')
  const label = `${name}, ${unitsText(mount)}`
  const look = {
    className: css.mount,
    'data-kind': mount.purpose === null ? (mount.asset === null ? 'hidden' : mount.asset.type) : 'reserved',
    'data-side': mount.half.startsWith('side') || undefined,
    'data-grabbed': grabbed?.mount.id === mount.id || undefined,
    style,
    title: label,
  }
  const IconPart = mount.asset === null ? null : assetTypeIcon(mount.asset.type)
  const inside = (
    <>
      {IconPart ? <IconPart size="1em" stroke={1.6} aria-hidden /> : null}
      <span className={css.mountName}>{name}</span>
      {mount.asset?.isTrashed ? <span className={css.mountNote}>{t('infrastructure.rack.trashed')}</span> : null}
    </>
  )
  if (!canWrite && mount.asset !== null)
    return (
      <Link to={`/assets/${mount.asset.id}`} {...look} aria-label={label}>
        {inside}
      </Link>
    )
  if (!canWrite || (mount.asset === null && mount.purpose === null)) return <div {...look}>{inside}</div>
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const isUp = (event.key === 'ArrowUp') === (elevation.numbering === 'bottom-up')
    onMove(mount, { unit: mount.unit + (isUp ? 1 : -1) })
  }
  const rowOf = (event: DragEvent): number => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.floor(((event.clientY - box.top) / box.height) * mount.height)
  }
  return (
    <button
      type="button"
      {...look}
      aria-label={label}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      draggable={mount.asset !== null}
      onClick={() => onOpen(mount)}
      onKeyDown={keys}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', name)
        onGrab({ mount, row: rowOf(event) })
      }}
      onDragEnd={() => onGrab(null)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => onDropHere(event, top + rowOf(event))}
    >
      {inside}
    </button>
  )
}
