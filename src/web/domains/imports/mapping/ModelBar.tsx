import { IconDeviceFloppy } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ImportMapping, importMapping } from '../../../../shared/imports/mapping.ts'
import { api } from '../../../engine/api.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from '../imports.module.css'
import type { MappingState } from './use-mapping.ts'

interface Model {
  id: string
  name: string
  isShared: boolean
  mapping: ImportMapping
}

/** Saved models of this kind, and saving what is on the page as one. */
export function ModelBar({ kind, state }: { kind: string; state: MappingState }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const { data } = useQuery({
    queryKey: ['import-mappings', 'of', kind],
    queryFn: ({ signal }) =>
      api.get<{ items: Model[] }>('/import-mappings', {
        query: {
          filter: JSON.stringify({ field: 'kind', op: 'is', value: kind }),
          fields: 'name,isShared,mapping',
          limit: 200,
        },
        signal,
      }),
  })
  const models = data?.items ?? []
  const take = (id: string | null) => {
    setChosen(id)
    const model = models.find((each) => each.id === id)
    if (model) state.take(importMapping.parse(model.mapping))
  }
  return (
    <div className={css.models}>
      {models.length > 0 ? (
        <ChoiceField
          bare
          label={t('imports.model.choose')}
          placeholder={t('imports.model.choose')}
          value={chosen}
          choices={models.map((model) => ({ value: model.id, label: model.name }))}
          onChange={take}
        />
      ) : null}
      <Button icon={IconDeviceFloppy} onClick={() => setSaving(true)} disabled={state.mapping.columns.length === 0}>
        {t('imports.model.save')}
      </Button>
      {isSaving ? (
        <SaveModel
          kind={kind}
          mapping={state.mapping}
          model={models.find((each) => each.id === chosen)}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </div>
  )
}

interface SaveModelProps {
  kind: string
  mapping: ImportMapping
  model: Model | undefined
  onClose: () => void
}

function SaveModel({ kind, mapping, model, onClose }: SaveModelProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm({
    initial: { name: model?.name ?? '', isShared: model?.isShared ?? false },
    onSubmit: async ({ name, isShared }) => {
      const isSame = model !== undefined && model.name === name
      if (isSame) await api.patch(`/import-mappings/${model.id}`, { isShared, mapping })
      else await api.post('/import-mappings', { kind, name, isShared, mapping })
      await client.invalidateQueries({ queryKey: ['import-mappings'] })
      toast.done(t('imports.model.saved', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('imports.model.save')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('imports.model.submit')} onCancel={onClose}>
        <TextField {...form.field('name')} label={t('field.name')} maxLength={100} required autoFocus />
        <CheckField {...form.field('isShared')} label={t('imports.model.share')} />
      </DialogForm>
    </Dialog>
  )
}
