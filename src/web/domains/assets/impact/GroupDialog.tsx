import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { frameColours, impactGroupKind } from '../../../../shared/assets/impact-group.kinds.ts'
import { api } from '../../../engine/api.ts'
import { kindTexts } from '../../../engine/kind-texts.ts'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from './frames.module.css'
import { type Impact, type ImpactGroup, typeName } from './impact.ts'

interface GroupDialogProps {
  /** The asset whose graph is shown: a new group belongs to its entity. */
  record: Json
  impact: Impact
  /** Null = a new one. */
  group: ImpactGroup | null
  onClose: () => void
}

interface Values {
  name: string
  colour: string
  members: readonly string[]
}

/** Gathers nodes in a named frame, renames it, changes who is in it, takes it away. */
export function GroupDialog({ record, impact, group, onClose }: GroupDialogProps) {
  const { t } = useTranslation()
  const texts = kindTexts(t, impactGroupKind)
  const { send, refresh } = useSend([assetKind.plural, impactGroupKind.plural])
  const inside = impact.nodes.filter((node) => group !== null && node.impactGroup?.id === group.id).map(({ id }) => id)
  const form = useForm<Values>({
    initial: { name: group?.name ?? '', colour: group?.colour ?? 'blue', members: inside },
    onSubmit: async ({ name, colour, members }) => {
      const entity = isNamed(record.entity) ? record.entity.id : null
      const id = group?.id ?? (await api.post<Json>('/impact-groups', { name, colour, entity })).id
      if (group !== null) await api.patch(`/impact-groups/${id}`, { name, colour })
      const refused =
        (await put(
          members.filter((each) => !inside.includes(each)),
          id,
        )) +
        (await put(
          inside.filter((each) => !members.includes(each)),
          null,
        ))
      await refresh()
      if (refused > 0) toast.failed(t('assets.impact.frame.refused', { count: refused }))
      else toast.done(t('assets.impact.frame.done', { name }))
      onClose()
    },
  })
  const remove = () =>
    send(() => api.delete(`/impact-groups/${group?.id}`), {
      done: t('assets.impact.frame.removed', { name: group?.name ?? '' }),
      undo: () => api.post(`/impact-groups/${group?.id}/restore`, {}),
    }).then((isDone) => isDone && onClose())
  return (
    <Dialog title={t(group === null ? 'assets.impact.frame.add' : 'assets.impact.frame.edit')} onClose={onClose}>
      <DialogForm form={form} submit={t('assets.impact.frame.submit')} onCancel={onClose}>
        <TextField {...form.field('name')} label={texts.field('name')} required autoFocus maxLength={80} />
        <ChoiceField
          label={texts.field('colour')}
          required
          value={form.values.colour}
          choices={frameColours.map((value) => ({ value, label: texts.choice('colour', value) }))}
          onChange={(colour) => form.set({ colour: colour ?? 'blue' })}
        />
        <Members impact={impact} value={form.values.members} onChange={(members) => form.set({ members })} />
        {group === null ? null : (
          <div className={css.remove}>
            <Button kind="quiet" icon={IconTrash} onClick={() => void remove()}>
              {t('assets.impact.frame.remove')}
            </Button>
          </div>
        )}
      </DialogForm>
    </Dialog>
  )
}

/** Puts assets into the group, or out of any; how many were refused. */
async function put(ids: readonly string[], group: string | null): Promise<number> {
  if (ids.length === 0) return 0
  const body = { verb: 'update', ids, input: { impactGroup: group } }
  return (await api.post<{ failed: unknown[] }>('/assets/bulk', body)).failed.length
}

interface MembersProps {
  impact: Impact
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
}

function Members({ impact, value, onChange }: MembersProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={css.members}>
      <legend>{t('assets.impact.frame.members')}</legend>
      {impact.nodes.map((node) => (
        <CheckField
          key={node.id}
          label={`${node.name} · ${typeName(t, node.type)}`}
          value={value.includes(node.id)}
          onChange={(isIn) => onChange(isIn ? [...value, node.id] : value.filter((id) => id !== node.id))}
        />
      ))}
    </fieldset>
  )
}
