import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { socketKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Json, Named } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ChoiceField, SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { ofTypesThat } from '../racks/elevation.ts'
import { useWiring, type WiredPort } from './wiring.ts'

interface Values {
  is: string
  asset: Named | null
  port: string | null
  socket: Named | null
  face: string | null
  cable: Named | null
}

interface ConnectPortDialogProps {
  record: Json
  port: WiredPort
  onClose: () => void
}

/** Plugs a port into a port of another asset, or into a socket. */
export function ConnectPortDialog({ record, port, onClose }: ConnectPortDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm<Values>({
    initial: { is: 'port', asset: null, port: null, socket: null, face: 'front', cable: null },
    onSubmit: async ({ is, port: other, socket, face, cable }) => {
      await api.post(`/assets/${record.id}/connect-port`, {
        port: port.id,
        to: is === 'port' ? { port: other ?? '' } : { socket: socket?.id ?? '', face },
        ...(cable === null ? {} : { cable: cable.id }),
      })
      void client.invalidateQueries({ queryKey: ['assets'] })
      onClose()
    },
  })
  const { is, asset } = form.values
  return (
    <Dialog title={t('infrastructure.wiring.connect', { port: port.title })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('infrastructure.wiring.connectIt')} onCancel={onClose}>
        <SegmentedField
          {...form.field('is')}
          label={t('infrastructure.wiring.to')}
          choices={[
            { value: 'port', label: t('infrastructure.wiring.toPort') },
            { value: 'socket', label: t('infrastructure.wiring.toSocket') },
          ]}
        />
        {is === 'port' ? (
          <>
            <ReferenceField
              {...form.field('asset')}
              label={t('infrastructure.wiring.asset')}
              search={(text, signal) => searchRecords(t, assetKind, text, signal, ofTypesThat('ports'))}
              required
              autoFocus
            />
            {asset === null ? null : (
              <OtherPort
                key={asset.id}
                assetId={asset.id}
                not={port.id}
                value={form.values.port}
                error={form.errors[0]?.detail}
                onChange={(value) => form.set({ port: value })}
              />
            )}
          </>
        ) : (
          <>
            <ReferenceField
              {...form.field('socket')}
              label={t('kind.socket.name')}
              search={(text, signal) => searchRecords(t, socketKind, text, signal)}
              required
            />
            <ChoiceField
              {...form.field('face')}
              label={t('infrastructure.wiring.face')}
              choices={['front', 'rear'].map((value) => ({ value, label: t(`infrastructure.wiring.${value}`) }))}
              required
            />
          </>
        )}
        <ReferenceField
          {...form.field('cable')}
          label={t('infrastructure.wiring.cable')}
          help={t('infrastructure.wiring.cableHelp')}
          search={(text, signal) =>
            searchRecords(t, assetKind, text, signal, { field: 'type', op: 'is', value: 'cable' })
          }
        />
      </DialogForm>
    </Dialog>
  )
}

interface OtherPortProps {
  assetId: string
  /** The port being plugged: not into itself. */
  not: string
  value: string | null
  error: string | undefined
  onChange: (value: string | null) => void
}

/** Free ports of the other asset. */
function OtherPort({ assetId, not, value, error, onChange }: OtherPortProps) {
  const { t } = useTranslation()
  const { data } = useWiring(assetId)
  const free = data?.items.filter((port) => port.peer === null && port.id !== not) ?? []
  return (
    <ChoiceField
      name="port"
      label={t('infrastructure.wiring.choosePort')}
      value={value}
      onChange={onChange}
      error={error}
      choices={free.map(({ id, title, mac }) => ({ value: id, label: mac === null ? title : `${title} · ${mac}` }))}
      required
    />
  )
}
