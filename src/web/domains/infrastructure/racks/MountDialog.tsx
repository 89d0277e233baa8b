import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Face, faces, type Half, halves } from '../../../../shared/infrastructure/places.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { isNamed, type Json, type Named } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { type Elevation, firstFree, type Mounted, ofTypesThat, unitsText } from './elevation.ts'

interface MountDialogProps {
  record: Json
  elevation: Elevation
  is: 'mount' | 'reserve' | 'edit'
  mount?: Mounted
  /** The unit that was pointed at. */
  unit?: number
  onClose: () => void
}

interface Values {
  asset: Named | null
  purpose: string
  unit: number | null
  height: number | null
  face: Face
  half: Half
}

/** Mounts, moves, or keeps a place: the way for keyboards and for exact figures. */
export function MountDialog({ record, elevation, is, mount, unit, onClose }: MountDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const plain = { height: 1, face: 'both', half: 'full' } as const
  const form = useForm<Values>({
    initial: {
      asset: mount?.asset ?? null,
      purpose: mount?.purpose ?? '',
      unit: mount?.unit ?? unit ?? firstFree(elevation, plain),
      height: mount?.height ?? 1,
      face: mount?.face ?? 'both',
      half: mount?.half ?? 'full',
    },
    onSubmit: async ({ asset, purpose, ...place }) => {
      const isReserve = is === 'reserve'
      if (is === 'edit' && mount?.purpose !== null && mount !== undefined)
        await api.post(`/assets/${record.id}/free-place`, { mount: mount.id })
      await (isReserve || mount?.purpose
        ? api.post(`/assets/${record.id}/reserve-place`, { purpose, ...place })
        : api.post(`/assets/${record.id}/mount`, { asset: asset?.id ?? '', ...place }))
      void client.invalidateQueries({ queryKey: ['assets'] })
      toast.done(
        t('infrastructure.rack.moved', {
          name: asset?.name ?? purpose,
          place: unitsText({ ...place, unit: place.unit ?? 1, height: place.height ?? 1 }),
        }),
      )
      onClose()
    },
  })
  const choose = async (asset: Named | null) => {
    form.set({ asset })
    if (asset !== null) form.set(await sizeOf(asset, elevation))
  }
  const isReserved = is === 'reserve' || (mount !== undefined && mount.purpose !== null)
  return (
    <Dialog title={t(`infrastructure.rack.${is}Title`)} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('infrastructure.rack.submit')} onCancel={onClose}>
        {isReserved ? (
          <TextField
            {...form.field('purpose')}
            label={t('infrastructure.rack.purpose')}
            maxLength={200}
            required
            autoFocus
          />
        ) : is === 'edit' && mount?.asset ? (
          <p>
            <Link to={`/assets/${mount.asset.id}`}>{mount.asset.name}</Link>
            {mount.asset.model ? ` · ${mount.asset.model}` : ''}
          </p>
        ) : (
          <ReferenceField
            {...form.field('asset')}
            label={t('infrastructure.rack.asset')}
            help={t('infrastructure.rack.assetHelp')}
            onChange={(asset) => void choose(asset)}
            search={(text, signal) => searchRecords(t, assetKind, text, signal, ofTypesThat('mounting'))}
            required
            autoFocus
          />
        )}
        <NumberField
          {...form.field('unit')}
          label={t('infrastructure.rack.unit')}
          min={1}
          max={elevation.units}
          required
        />
        <NumberField {...form.field('height')} label={t('infrastructure.rack.height')} min={1} max={100} required />
        <ChoiceField
          {...form.field('face')}
          onChange={(face) => form.set({ face: face as Face })}
          label={t('infrastructure.rack.face')}
          choices={faces.map((value) => ({ value, label: t(`infrastructure.face.${value}`) }))}
          required
        />
        <ChoiceField
          {...form.field('half')}
          onChange={(half) => form.set({ half: half as Half })}
          label={t('infrastructure.rack.half')}
          choices={halves.map((value) => ({ value, label: t(`infrastructure.half.${value}`) }))}
          required
        />
      </DialogForm>
    </Dialog>
  )
}

/** Height, depth and width as the model of the chosen asset says, at the first place where it fits. */
async function sizeOf(asset: Named, elevation: Elevation): Promise<Partial<Values>> {
  const record = await api.get<Json>(`/assets/${asset.id}`)
  const model = isNamed(record.model) ? await api.get<Json>(`/models/${record.model.id}`).catch(() => null) : null
  const size = {
    height: typeof model?.units === 'number' ? model.units : 1,
    face: model?.isFullDepth === false ? ('front' as const) : ('both' as const),
    half: model?.isHalfWidth === true ? ('left' as const) : ('full' as const),
  }
  return { ...size, unit: firstFree(elevation, size) }
}
