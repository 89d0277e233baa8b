import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { handOverKind } from '../../../../shared/assets/life.kinds.ts'
import { fieldOf, type Kind } from '../../../../shared/kinds/define-kind.ts'
import { request } from '../../../engine/api.ts'
import { FieldInput } from '../../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { type Form, useForm } from '../../../ui/form/use-form.ts'

type Values = Record<string, unknown>

const asked = {
  'hand-over': ['user', 'group', 'location', 'state', 'dueOn', 'condition', 'accessories', 'comment'],
  return: ['location', 'state', 'condition', 'accessories', 'comment'],
} as const

/** Who, where, in which condition, with what: the same sheet both ways. */
export function HandOverDialog({
  record,
  gesture,
  onClose,
}: {
  record: Json
  gesture: 'hand-over' | 'return'
  onClose: () => void
}) {
  const { t } = useTranslation()
  const keep = useKeepRecord(assetKind)
  const navigate = useNavigate()
  const words = gesture === 'return' ? 'life.return' : 'life.handOver'
  const form = useForm<Values>({
    initial: { location: record.location ?? null },
    onSubmit: async (values) => {
      const body = Object.fromEntries(
        asked[gesture].flatMap((name) => {
          const value = values[name]
          return value === null || value === undefined || value === '' ? [] : [[name, value] as const]
        }),
      )
      const ifMatch = record.version === undefined ? undefined : `"${record.version}"`
      const answer = await request<Json>('POST', `/assets/${record.id}/${gesture}`, { body, ifMatch })
      keep(answer.data)
      toast.done(t(`${words}.done`, { name: String(record.name) }))
      onClose()
      void navigate({ to: `/assets/${record.id}`, search: { tab: 'hand-overs' } as never })
    },
  })
  return (
    <Dialog title={t(`${words}.title`, { name: String(record.name) })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t(`${words}.verb`)} onCancel={onClose}>
        {asked[gesture].map((name) => (
          <Asked key={name} name={name} form={form} />
        ))}
      </DialogForm>
    </Dialog>
  )
}

/** Place and state are the asset's; condition, accessories and day are the gesture's own. */
function Asked({ name, form }: { name: string; form: Form<Values> }) {
  const kind = (['user', 'group', 'location', 'state'].includes(name) ? assetKind : handOverKind) as Kind
  const texts = useKindTexts(kind)
  const { t } = useTranslation()
  const field = form.field(name)
  return (
    <FieldInput
      kind={kind}
      field={fieldOf(kind, name)!}
      label={texts.field(name)}
      help={t(`life.help.${name}`, { defaultValue: '' }) || undefined}
      {...field}
      value={field.value ?? null}
    />
  )
}
