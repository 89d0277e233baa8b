import { useQueryClient } from '@tanstack/react-query'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import { ShownOnce } from '../../../engine/ShownOnce.tsx'
import { useSession } from '../../../engine/session.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ChoiceField, ManyChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { scopeText } from './scope-text.ts'
import { scopeChoices, scopesOf, type Width } from './scopes.ts'

interface Values {
  name: string
  width: string | null
  scopes: string[]
  days: string | null
}

const lives = ['30', '90', '365', '730'] as const
const widths = ['read', 'chosen', 'all'] as const

/** A new key. Its secret is shown once, in this dialog. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { abilities } = useSession()
  const client = useQueryClient()
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const form = useForm<Values>({
    initial: { name: '', width: 'read', scopes: [], days: '90' },
    onSubmit: async ({ name, width, scopes, days }) => {
      const token = await api.post<{ name: string; secret: string }>('/api-tokens', {
        name,
        scopes: scopesOf(width as Width, scopes),
        expiresAt: dayjs().add(Number(days), 'day').toISOString(),
      })
      void client.invalidateQueries({ queryKey: ['api-tokens'] })
      setMade(token)
    },
  })
  if (made !== null)
    return (
      <Dialog title={t('admin.tokens.made', { name: made.name })} onClose={onClose} size="md">
        <ShownOnce text={made.secret} warning={t('admin.tokens.once')} help={t('admin.tokens.how')} onDone={onClose} />
      </Dialog>
    )
  const { families, permissions } = scopeChoices(abilities)
  const choices = [...families, ...permissions].map((scope) => ({ value: scope, label: scopeText(t, scope) }))
  return (
    <Dialog title={t('admin.tokens.create')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('admin.tokens.submit')} onCancel={onClose}>
        <TextField
          {...form.field('name')}
          label={t('kind.api-token.field.name')}
          help={t('admin.tokens.nameHelp')}
          maxLength={100}
          required
          autoFocus
        />
        <ChoiceField
          {...form.field('width')}
          label={t('kind.api-token.field.scopes')}
          help={t('admin.tokens.widthHelp')}
          choices={widths.map((value) => ({ value, label: t(`admin.tokens.width.${value}`) }))}
          required
        />
        {form.values.width === 'chosen' ? (
          <ManyChoiceField {...form.field('scopes')} label={t('admin.tokens.chosen')} choices={choices} required />
        ) : null}
        <ChoiceField
          {...form.field('days')}
          label={t('admin.tokens.life')}
          choices={lives.map((value) => ({ value, label: t('admin.tokens.days', { count: Number(value) }) }))}
          required
        />
      </DialogForm>
    </Dialog>
  )
}
