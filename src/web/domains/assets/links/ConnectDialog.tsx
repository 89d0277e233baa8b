import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { isNamed, type Json, titleOf } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { type Meaning, useMeanings } from './connection.ts'
import css from './links.module.css'

export const copiedFields = ['user', 'group', 'location', 'state'] as const
type Copied = (typeof copiedFields)[number]

interface ConnectDialogProps {
  record: Json
  /** Only meanings along which trouble goes: the impact graph asks so. */
  onlyImpact?: boolean
  onClose: () => void
}

const lastMeaning = 'cigale.connect.meaning'

/** Makes a link: what it means, with what, and what goes along with it. */
export function ConnectDialog({ record, onlyImpact = false, onClose }: ConnectDialogProps) {
  const { t } = useTranslation()
  const { send: _, refresh } = useSend(['assets', 'asset-links'])
  const meanings = useMeanings(String(record.type)).filter((each) => !onlyImpact || each.impact !== 'none')
  const form = useForm({
    initial: {
      meaning: localStorage.getItem(lastMeaning),
      to: null as Option | null,
      comment: '',
      copy: [] as Copied[],
      replace: false,
    },
    onSubmit: async ({ meaning: key, to: other, comment, copy, replace }) => {
      const meaning = meanings.find((each) => each.key === key)
      if (meaning === undefined || other === null) return
      const ends = meaning.isOutgoing ? { from: record.id, to: other.id } : { from: other.id, to: record.id }
      const made = await api.post<Json>('/asset-links', {
        ...ends,
        type: meaning.typeId,
        ...(comment.trim() === '' ? {} : { comment }),
        ...(replace && meaning.isSingle ? { replace } : {}),
        ...(meaning.isOutgoing && copy.length > 0 ? { copy } : {}),
      })
      localStorage.setItem(lastMeaning, meaning.key)
      await refresh()
      const undo = () => api.delete(`/asset-links/${made.id}`).then(refresh)
      // What was copied along is in the history of the other; only the bare link is taken back in one step.
      toast.done(t('assets.connections.done', { name: other.name }), copy.length > 0 ? {} : { undo })
      onClose()
    },
  })
  const meaning = meanings.find((each) => each.key === form.values.meaning)
  const { to: other, copy } = form.values
  const refusal = form.errors.find((each) => each.field === 'to' || each.field === 'from')?.detail
  return (
    <Dialog title={t('assets.connections.connectTitle', { name: titleOf(assetKind, record) })} onClose={onClose}>
      <DialogForm form={form} submit={t('assets.connections.connect')} onCancel={onClose}>
        <ChoiceField
          required
          autoFocus={meaning === undefined}
          label={t('assets.connections.typeLabel')}
          name="meaning"
          value={meaning?.key ?? null}
          choices={meanings.map(({ key, label }) => ({ value: key, label }))}
          onChange={(key) => form.set({ meaning: key, copy: [] })}
        />
        <ReferenceField
          required
          autoFocus={meaning !== undefined}
          label={t('assets.connections.other')}
          name="to"
          value={other}
          error={refusal}
          search={(text, signal) => searchOther(t, record.id, meaning, text, signal)}
          onChange={(value) => form.set({ to: value })}
        />
        {meaning?.isSingle === true && meaning.isOutgoing ? (
          <CheckField label={t('assets.connections.replace')} {...form.field('replace')} />
        ) : null}
        {meaning?.isOutgoing === true && other !== null ? (
          <FieldBoxes
            title={t('assets.connections.copyTitle', { name: other.name })}
            fields={copiedFields.filter((name) => isNamed(record[name]))}
            values={record}
            chosen={copy}
            onChange={(next) => form.set({ copy: next })}
          />
        ) : null}
        <TextField label={t('assets.connections.comment')} {...form.field('comment')} />
      </DialogForm>
    </Dialog>
  )
}

const most = 20

async function searchOther(
  t: Parameters<typeof searchRecords>[0],
  ownId: string,
  meaning: Meaning | undefined,
  text: string,
  signal: AbortSignal,
): Promise<Option[]> {
  const only =
    meaning === undefined || meaning.otherTypes.length === 0
      ? null
      : { field: 'type', op: 'in' as const, value: meaning.otherTypes }
  const found = await searchRecords(t, assetKind, text, signal, only)
  return found.filter((option) => option.id !== ownId).slice(0, most)
}

interface FieldBoxesProps {
  title: string
  fields: readonly Copied[]
  /** Shown behind each name, when the values are known. */
  values?: Json
  chosen: Copied[]
  onChange: (chosen: Copied[]) => void
}

/** Which of holder, place and state go along. */
export function FieldBoxes({ title, fields, values, chosen, onChange }: FieldBoxesProps) {
  const { t } = useTranslation()
  if (fields.length === 0) return null
  return (
    <fieldset className={css.boxes}>
      <legend className={css.legend}>{title}</legend>
      {fields.map((name) => {
        const value = values?.[name]
        const words = t(`assets.connections.copy.${name}`)
        return (
          <CheckField
            key={name}
            label={isNamed(value) ? t('assets.connections.copyValue', { field: words, value: value.name }) : words}
            value={chosen.includes(name)}
            onChange={(isOn) => onChange(isOn ? [...chosen, name] : chosen.filter((each) => each !== name))}
          />
        )
      })}
    </fieldset>
  )
}
