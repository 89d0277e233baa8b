import { useTranslation } from 'react-i18next'
import type { Place } from '../../../../shared/infrastructure/places.ts'
import { api } from '../../../engine/api.ts'
import { useSend } from '../../../engine/use-send.ts'
import { type Elevation, type Mounted, unitsText } from './elevation.ts'

export type MoveMount = (mount: Mounted, to: Partial<Place>) => void

/** Moves what is mounted to another place of its rack; refused where something is. The toast takes it back. */
export function useMoveMount(holderId: string, elevation: Pick<Elevation, 'units'>): MoveMount {
  const { t } = useTranslation()
  const { send } = useSend(['assets'])
  return (mount, to) => {
    const { asset, unit, height, face, half } = mount
    if (asset === null) return
    const before: Place = { unit, height, face, half }
    const after: Place = { ...before, ...to }
    if (after.unit < 1 || after.unit + height - 1 > elevation.units) return
    if (after.unit === unit && after.face === face && after.half === half) return
    const put = (place: Place) => api.post(`/assets/${holderId}/mount`, { asset: asset.id, ...place })
    void send(() => put(after), {
      done: t('infrastructure.rack.moved', { name: asset.name, place: unitsText(after) }),
      undo: () => put(before),
    })
  }
}
