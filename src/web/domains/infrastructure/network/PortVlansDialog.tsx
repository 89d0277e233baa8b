import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { vlanKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { api } from '../../../engine/api.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import type { Json } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ChoiceField, ManyChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import type { WiredPort } from './wiring.ts'

interface PortVlansDialogProps {
  record: Json
  port: WiredPort
  onClose: () => void
}

/** VLANs of a port: one without a tag, any number with. */
export function PortVlansDialog({ record, port, onClose }: PortVlansDialogProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: [vlanKind.plural, 'list', 'all'],
    queryFn: ({ signal }) =>
      readPage(vlanKind, { fields: ['name', 'tag', 'location'], sort: 'tag' }, { limit: 200, count: 'none' }, signal),
  })
  const choices = (data?.items ?? []).map((vlan) => ({ value: vlan.id, label: `${vlan.tag} · ${vlan.name}` }))
  const form = useForm<{ untagged: string | null; tagged: string[] }>({
    initial: {
      untagged: port.vlans.find((vlan) => !vlan.isTagged)?.id ?? null,
      tagged: port.vlans.filter((vlan) => vlan.isTagged).map((vlan) => vlan.id),
    },
    onSubmit: async ({ untagged, tagged }) => {
      const vlans = [
        ...(untagged === null ? [] : [{ vlan: untagged, isTagged: false }]),
        ...tagged.filter((id) => id !== untagged).map((vlan) => ({ vlan, isTagged: true })),
      ]
      await api.post(`/assets/${record.id}/set-port-vlans`, { port: port.id, vlans })
      void client.invalidateQueries({ queryKey: ['assets'] })
      onClose()
    },
  })
  return (
    <Dialog title={t('infrastructure.wiring.setVlans', { port: port.title })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('ui.form.save')} onCancel={onClose}>
        <ChoiceField {...form.field('untagged')} label={t('infrastructure.wiring.untagged')} choices={choices} />
        <ManyChoiceField {...form.field('tagged')} label={t('infrastructure.wiring.taggedVlans')} choices={choices} />
      </DialogForm>
    </Dialog>
  )
}
