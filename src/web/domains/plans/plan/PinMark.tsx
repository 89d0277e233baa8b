import { IconDoorEnter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Point, pointText, roundShare, within } from '../../../../shared/plans/point.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { assetTypeIcon } from '../../assets/index.ts'
import css from './plan.module.css'
import { type Marked, stepped } from './plan.ts'
import type { Pins } from './use-pins.ts'

interface PinMarkProps {
  pin: Marked
  pins: Pins
  /** The picture: shares are of its box. */
  stage: RefObject<HTMLDivElement | null>
  /** The one that the address names. */
  isSought: boolean
  /** Others lie on it: seen only when it has the focus. */
  isGrouped: boolean
}

/** Fewer pixels are the shake of a click. */
const shake = 4

/** Where on the picture a pointer is. */
export function pointAt(stage: HTMLDivElement, event: { clientX: number; clientY: number }): Point {
  const box = stage.getBoundingClientRect()
  return {
    x: roundShare(within((event.clientX - box.left) / box.width)),
    y: roundShare(within((event.clientY - box.top) / box.height)),
  }
}

/** One pin: opens by click or Enter, moves by dragging or by the arrows; then Enter sets it and Escape leaves it. */
export function PinMark({ pin, pins, stage, isSought, isGrouped }: PinMarkProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const navigate = useNavigate()
  const element = useRef<HTMLButtonElement>(null)
  const isDraft = pins.draft !== null && pins.draft.kind === pin.kind && pins.draft.id === pin.id
  useEffect(() => {
    if (isSought || pin.isNew) element.current?.focus()
    if (isSought) element.current?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [isSought, pin.isNew])
  const open = () =>
    void navigate(
      pin.kind === 'asset'
        ? { to: `/assets/${pin.id}` }
        : { to: `/locations/${pin.id}`, search: (pin.place?.isPlanned ? {} : { tab: 'below' }) as never },
    )
  const drag = useDrag(pin, pins, stage)
  const onKey = (event: KeyboardEvent) => {
    const to = pin.canMove ? stepped(pin, event.key, event.shiftKey) : null
    if (to !== null) pins.move(pin, to)
    else if (event.key === 'Enter' && isDraft) void pins.set(pin, pin)
    else if (event.key === 'Escape' && isDraft) pins.cancel()
    else if (event.key === 'Delete' && pin.canMove) void pins.take(pin)
    else return
    event.preventDefault()
  }
  const IconPart = pin.kind === 'asset' ? assetTypeIcon(pin.type) : IconDoorEnter
  const words = pin.asset
    ? t('plans.pin.asset', {
        name: pin.name,
        type: texts.choice('type', pin.type),
        state: pin.asset.state?.name ?? t('plans.pin.noState'),
        place: pin.asset.location.name,
      })
    : t('plans.pin.place', { name: pin.name })
  const label = [words, pointText(pin), pin.asset?.hasOpenCase ? t('plans.pin.openCase') : '']
    .filter(Boolean)
    .join(', ')
  return (
    <button
      ref={element}
      type="button"
      className={css.pin}
      style={{ left: `${pin.x * 100}%`, top: `${pin.y * 100}%` }}
      data-kind={pin.kind}
      data-draft={isDraft || undefined}
      data-sought={isSought || undefined}
      data-grouped={isGrouped || undefined}
      data-case={pin.asset?.hasOpenCase || undefined}
      data-fixed={pin.canMove ? undefined : true}
      aria-label={label}
      title={label}
      onKeyDown={onKey}
      onClick={() => {
        if (!drag.wasDragged() && !isDraft) open()
      }}
      {...drag.handlers}
    >
      <IconPart size="1.15em" stroke={1.75} aria-hidden />
      {pin.kind === 'place' ? <span className={css.pinName}>{pin.name}</span> : null}
    </button>
  )
}

/** Dragging by pointer; the click that ends it opens nothing. */
function useDrag(pin: Marked, pins: Pins, stage: RefObject<HTMLDivElement | null>) {
  const from = useRef<{ x: number; y: number; isDragged: boolean } | null>(null)
  const dragged = useRef(false)
  const end = (event: PointerEvent) => {
    const start = from.current
    from.current = null
    if (start?.isDragged && stage.current !== null) void pins.set(pin, pointAt(stage.current, event))
  }
  return {
    wasDragged: () => dragged.current,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
        event.stopPropagation()
        dragged.current = false
        if (!pin.canMove || event.button !== 0) return
        from.current = { x: event.clientX, y: event.clientY, isDragged: false }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent) => {
        const start = from.current
        if (start === null || stage.current === null) return
        if (!start.isDragged && Math.hypot(event.clientX - start.x, event.clientY - start.y) < shake) return
        start.isDragged = true
        dragged.current = true
        pins.start({ ...pin, ...pointAt(stage.current, event) })
      },
      onPointerUp: end,
      onPointerCancel: () => {
        from.current = null
        pins.cancel()
      },
    },
  }
}
