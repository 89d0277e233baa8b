import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReported } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { maxAttachmentBytes, uploadAll } from '../../../engine/documents/upload.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { FileDrop } from '../../../ui/field/FileDrop.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { FormPage, FormSection } from '../../../ui/form/FormPage.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { RichTextField } from '../../../ui/text/RichTextField.tsx'
import { OfferedArticles } from '../../knowledge/index.ts'
import { asTicket } from '../ticket.ts'
import { AssetChips } from './AssetChips.tsx'
import { ChangeFields } from './ChangeFields.tsx'
import { FilingFields } from './FilingFields.tsx'
import { KnownErrors } from './KnownErrors.tsx'
import css from './new.module.css'
import { type NewTicket, openingOf } from './new-ticket.ts'
import { closedFields, useOpening } from './opening-form.ts'
import { RequesterField } from './RequesterField.tsx'

/** Who asks first: the rest of the form knows more once that is said. */
export function NewTicketForm({ start, draft }: { start: NewTicket; draft: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const keep = useKeepRecord(ticketKind)
  const [files, setFiles] = useState<File[]>([])
  const form = useForm<NewTicket>({
    initial: start,
    draft,
    onSubmit: async (values) => {
      const closed = closedFields(opening.form)
      const absent = missing(values).filter((field) => !closed.some((each) => each === field))
      if (absent.length > 0)
        throw { title: '', errors: absent.map((field) => ({ field, detail: t(`desk.new.${field}Missing`) })) }
      const opened = await api.post<Json>('/tickets', openingOf(values, await uploadAll(files), closed))
      keep(opened)
      toast.done(t('desk.new.created', { number: `#${asTicket(opened).number}` }))
      void navigate({ to: `/tickets/${opened.id}` })
    },
  })
  const opening = useOpening(form)
  return (
    <FormPage form={form} submit={t('desk.new.submit')} keepsDraft onCancel={() => void navigate({ to: '/tickets' })}>
      <FormSection title={t('desk.new.who')}>
        <RequesterField form={form} />
        {opening.isHidden('assets') ? null : <AssetChips form={form} />}
        {form.values.from ? (
          <p className={css.resulting}>{t('desk.new.from', { name: form.values.from.name })}</p>
        ) : null}
      </FormSection>
      <FormSection title={t('desk.new.what')}>
        {opening.isHidden('title') ? null : (
          <TextField
            required
            autoFocus={start.requester !== null}
            label={t('kind.ticket.field.title')}
            help={t('desk.new.titleHelp')}
            maxLength={250}
            {...form.field('title')}
            {...opening.control('title')}
          />
        )}
        {isReported(form.values.type) ? <KnownErrors title={form.values.title} /> : null}
        {isReported(form.values.type) ? <OfferedArticles text={form.values.title} place="desk" /> : null}
        {opening.isHidden('description') ? null : (
          <RichTextField
            label={t('kind.ticket.field.description')}
            {...form.field('description')}
            {...opening.control('description')}
          />
        )}
        {opening.isHidden('attachments') ? null : (
          <FileDrop
            look="small"
            takesPaste
            label={t('kind.ticket.field.attachments')}
            files={files}
            onChange={setFiles}
            maxBytes={maxAttachmentBytes}
          />
        )}
      </FormSection>
      {form.values.type === 'change' ? (
        <FormSection title={t('kind.ticket.choice.type.change')}>
          <ChangeFields form={form} />
        </FormSection>
      ) : null}
      <FormSection title={t('desk.new.file')}>
        <FilingFields form={form} opening={opening} />
      </FormSection>
    </FormPage>
  )
}

const missing = (values: NewTicket): string[] => [
  ...(values.outside === null && values.requester === null ? ['requester'] : []),
  ...(values.outside?.name.trim() === '' ? ['outside'] : []),
  ...(values.title.trim() === '' ? ['title'] : []),
]
