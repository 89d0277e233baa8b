import type { RefObject } from 'react'
import { PinMark } from './PinMark.tsx'
import { groupedPins, inGroups, type PinGroup } from './pin-groups.ts'
import css from './plan.module.css'
import { keyOf, type Marked } from './plan.ts'
import type { Pins } from './use-pins.ts'
import { useSize, type Zoom, zooms } from './use-zoom.ts'

interface PinLayerProps {
  drawn: readonly Marked[]
  pins: Pins
  stage: RefObject<HTMLDivElement | null>
  zoom: Zoom
  /** Key of the one that the address names. */
  sought: string
}

/** All pins; those that would lie on one another are seen as one with their number, which leads nearer. */
export function PinLayer({ drawn, pins, stage, zoom, sought }: PinLayerProps) {
  const size = useSize(stage)
  const isLoose = (pin: Marked) =>
    !pin.isNew && keyOf(pin) !== sought && (pins.draft === null || keyOf(pin) !== keyOf(pins.draft))
  // At its largest the plan shows each, however near: the table tells them apart.
  const groups = zoom.zoom >= zooms.most || size.width === 0 ? [] : groupedPins(drawn.filter(isLoose), size)
  const grouped = inGroups(groups)
  return (
    <>
      {drawn.map((pin) => (
        <PinMark
          key={keyOf(pin)}
          pin={pin}
          pins={pins}
          stage={stage}
          isSought={keyOf(pin) === sought}
          isGrouped={grouped.has(keyOf(pin))}
        />
      ))}
      {groups.map((group) => (
        <GroupMark key={keyOf(group.at)} group={group} onOpen={() => zoom.zoomBy(2, group.at)} />
      ))}
    </>
  )
}

/** For the eye, the mouse and the finger: keys and ears have the pins themselves, each of which appears when it is reached. */
function GroupMark({ group: { at, members }, onOpen }: { group: PinGroup; onOpen: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      className={css.pin}
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
      data-group={members.length}
      data-case={members.some(({ asset }) => asset?.hasOpenCase) || undefined}
      title={members.map(({ name }) => name).join(', ')}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onOpen}
    >
      {members.length}
    </button>
  )
}
