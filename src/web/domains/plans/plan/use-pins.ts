import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Point, pointText } from '../../../../shared/plans/point.ts'
import { api } from '../../../engine/api.ts'
import { useSend } from '../../../engine/use-send.ts'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { keyOf, type Marked } from './plan.ts'

export interface Pins {
  /** What is being moved, where it would be set. */
  draft: Marked | null
  isBusy: boolean
  start: (pin: Marked) => void
  move: (pin: Marked, to: Point) => void
  set: (pin: Marked, to: Point) => Promise<void>
  take: (pin: Marked) => Promise<void>
  cancel: () => void
}

const pathOf = ({ kind, id }: Marked): string => `/${kind === 'asset' ? 'assets' : 'locations'}/${id}`

/** Moves, sets and takes away pins of a plan; each act can be taken back. */
export function usePins(planId: string): Pins {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['assets', 'locations'])
  const [draft, setDraft] = useState<Marked | null>(null)
  const put = (pin: Marked, { x, y }: Point) => api.post(`${pathOf(pin)}/place-on-plan`, { plan: planId, x, y })
  const off = (pin: Marked) => api.post(`${pathOf(pin)}/take-off-plan`, {})
  return {
    draft,
    isBusy,
    start: setDraft,
    move: (pin, to) => {
      setDraft({ ...pin, ...to })
      announce(t('plans.pin.moving', { name: pin.name, place: pointText(to) }))
    },
    set: async (pin, to) => {
      // What is moved by keys before it is set is still, for undo, where the server has it.
      const before = { x: pin.asset?.x ?? pin.place?.x ?? 0, y: pin.asset?.y ?? pin.place?.y ?? 0 }
      const isDone = await send(() => put(pin, to), {
        done: t('plans.pin.set', { name: pin.name, place: pointText(to) }),
        undo: () => (pin.isNew ? off(pin) : put(pin, before)),
      })
      setDraft((now) => (isDone && now !== null && keyOf(now) === keyOf(pin) ? null : now))
    },
    take: async (pin) => {
      setDraft(null)
      if (pin.isNew) return
      await send(() => off(pin), {
        done: t('plans.pin.taken', { name: pin.name }),
        undo: () => put(pin, pin),
      })
    },
    cancel: () => {
      if (draft !== null) announce(t('plans.pin.cancelled', { name: draft.name }))
      setDraft(null)
    },
  }
}
