import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type CopyPart, copyNames } from '../../../shared/copies/copy-names.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { api } from '../api.ts'
import { useKindTexts } from '../kind-texts.ts'
import { type Json, type Named, pageOf, partQuery, titleOf } from '../records.ts'
import { useSend } from '../use-send.ts'
import css from './copies.module.css'
import { CopyFields, type CopyValues, copyInput, countOf } from './copy-form.tsx'

/** Names shown before "and so many more". */
const shown = 4

/** Further records like this one: how many, called how, with what of it; and what will be made, before it is. */
export function CopyDialog({ kind, record, onClose }: { kind: Kind; record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const navigate = useNavigate()
  const { refresh } = useSend([kind.plural])
  const title = titleOf(kind, record)
  const { data } = useQuery(partQuery<{ items: CopyPart[]; emptied: string[] }>(kind, record.id, 'copy-parts'))
  const offered = data?.items ?? []
  const form = useForm<CopyValues>({
    initial: { name: t('engine.copy.suggestion'), count: 1, first: 1, parts: [] },
    onSubmit: async (values) => {
      const { copies } = await api.post<{ copies: Named[] }>(
        `/${kind.plural}/${record.id}/copy`,
        copyInput(values, offered),
      )
      await refresh()
      toast.done(t('engine.copy.done', { count: copies.length, name: copies[0]?.name ?? '' }))
      onClose()
      const page = copies.length === 1 ? pageOf(kind, copies[0]!.id) : null
      if (page !== null) void navigate({ to: page })
    },
  })
  const count = countOf(form.values)
  const names = copyNames(form.values.name, title, count, form.values.first ?? 1)
  return (
    <Dialog title={t('engine.copy.title', { name: title })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('engine.copy.submit', { count })} onCancel={onClose}>
        <CopyFields form={form} countLabel={t('engine.copy.count')} offered={offered} hasCounts />
        <div className={css.preview} role="status">
          <p>{t('engine.copy.preview', { count })}</p>
          <ul>
            {names.slice(0, shown).map((name, index) => (
              <li key={index}>{name}</li>
            ))}
            {count > shown ? <li>{t('engine.copy.more', { count: count - shown })}</li> : null}
          </ul>
          {data === undefined || data.emptied.length === 0 ? null : (
            <p>{t('engine.copy.emptied', { fields: data.emptied.map(texts.field).join(', ') })}</p>
          )}
        </div>
      </DialogForm>
    </Dialog>
  )
}
