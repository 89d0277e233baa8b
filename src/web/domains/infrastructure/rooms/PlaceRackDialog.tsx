import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Orientation, orientations } from '../../../../shared/infrastructure/places.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import type { PlannedRack, RoomPlan } from './room-plan.ts'

interface PlaceRackDialogProps {
  roomId: string
  plan: RoomPlan
  /** The rack being moved; null = one to come. */
  item: PlannedRack | null
  column: number
  row: number
  canWrite: boolean
  onClose: () => void
}

interface Values {
  rack: Named | null
  column: number | null
  row: number | null
  orientation: Orientation
}

/** On which tile a rack stands, and where its front looks. */
export function PlaceRackDialog({ roomId, plan, item, column, row, canWrite, onClose }: PlaceRackDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { send, isBusy } = useSend(['assets', 'server-rooms'])
  const form = useForm<Values>({
    initial: { rack: item?.rack ?? null, column, row, orientation: item?.orientation ?? 'south' },
    onSubmit: async ({ rack, ...to }) => {
      await api.post(`/assets/${rack?.id ?? '0'}/place-rack`, { room: roomId, ...to })
      void client.invalidateQueries({ queryKey: ['assets'] })
      void client.invalidateQueries({ queryKey: ['server-rooms'] })
      toast.done(t('infrastructure.room.moved', { name: rack?.name ?? '', place: `${to.column} × ${to.row}` }))
      onClose()
    },
  })
  const rack = item?.rack ?? null
  const title = rack === null ? t('infrastructure.room.place') : rack.name
  const takeAway = async () => {
    if (rack === null) return
    const put = () =>
      api.post(`/assets/${rack.id}/place-rack`, { room: roomId, column, row, orientation: item?.orientation })
    const isDone = await send(() => api.post(`/assets/${rack.id}/take-from-room`, {}), {
      done: t('infrastructure.room.taken', { name: rack.name }),
      undo: put,
    })
    if (isDone) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose} size="md">
      {rack === null ? null : (
        <p>
          <Link to={`/assets/${rack.id}`} search={{ tab: 'elevation' } as never}>
            {t('infrastructure.room.open')}
          </Link>
        </p>
      )}
      {canWrite ? (
        <DialogForm form={form} submit={t('infrastructure.rack.submit')} onCancel={onClose}>
          {rack === null ? (
            <ReferenceField
              {...form.field('rack')}
              label={t('kind.asset.choice.type.rack')}
              search={(text, signal) =>
                searchRecords(t, assetKind, text, signal, { field: 'type', op: 'is', value: 'rack' })
              }
              required
              autoFocus
            />
          ) : null}
          <NumberField
            {...form.field('column')}
            label={t('infrastructure.room.column')}
            min={1}
            max={plan.columns}
            required
          />
          <NumberField {...form.field('row')} label={t('infrastructure.room.row')} min={1} max={plan.rows} required />
          <ChoiceField
            {...form.field('orientation')}
            onChange={(orientation) => form.set({ orientation: orientation as Orientation })}
            label={t('infrastructure.room.orientation')}
            choices={orientations.map((value) => ({ value, label: t(`infrastructure.orientation.${value}`) }))}
            required
          />
          {rack === null ? null : (
            <Button kind="quiet" busy={isBusy} onClick={() => void takeAway()}>
              {t('infrastructure.room.take')}
            </Button>
          )}
        </DialogForm>
      ) : null}
    </Dialog>
  )
}
