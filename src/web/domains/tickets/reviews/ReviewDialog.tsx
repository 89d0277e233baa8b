import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changeOutcomes, type ReviewSheet } from '../../../../shared/tickets/change-reviews.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import type { Ticket } from '../ticket.ts'

/** What is asked of a change, and what was answered. */
export const useReview = (id: string, version: unknown) =>
  useQuery({
    queryKey: [ticketKind.plural, id, 'review', version],
    queryFn: ({ signal }) => api.get<ReviewSheet>(`/tickets/${id}/review`, { signal }),
  })

/** Looks back on a change: what became of it, and the questions of its form. */
export function ReviewDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation()
  const { data } = useReview(ticket.id, ticket.version)
  return (
    <Dialog title={t('tickets.review.title')} onClose={onClose} size="md">
      {data === undefined ? <Skeleton lines={6} /> : <ReviewForm ticket={ticket} sheet={data} onClose={onClose} />}
    </Dialog>
  )
}

function ReviewForm({ ticket, sheet, onClose }: { ticket: Ticket; sheet: ReviewSheet; onClose: () => void }) {
  const { t } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const keep = useKeepRecord(ticketKind)
  const asked = [...new Set([...(sheet.form?.questions ?? []), ...sheet.answers.map(({ question }) => question)])]
  const before = new Map(sheet.answers.map(({ question, answer }) => [question, answer]))
  const analysis = (ticket.analysis ?? {}) as Record<string, unknown>
  const form = useForm({
    initial: {
      outcome: typeof ticket.outcome === 'string' ? ticket.outcome : null,
      answers: asked.map((question) => before.get(question) ?? ''),
      result: typeof analysis.reviewResult === 'string' ? analysis.reviewResult : '',
    },
    onSubmit: async ({ outcome, answers, result }) => {
      if (outcome === null) throw { title: '', errors: [{ field: 'outcome', detail: t('tickets.review.missing') }] }
      const given = asked.map((question, at) => ({ question, answer: answers[at]!.trim() }))
      const input = { outcome, answers: given.filter(({ answer }) => answer !== ''), result }
      keep(await api.post<Json>(`/tickets/${ticket.id}/conclude`, input))
      toast.done(t('tickets.review.done'))
      onClose()
    },
  })
  const { answers } = form.values
  return (
    <DialogForm form={form} submit={t('tickets.review.submit')} onCancel={onClose}>
      <ChoiceField
        required
        label={texts.field('outcome')}
        choices={changeOutcomes.map((value) => ({ value, label: texts.choice('outcome', value) }))}
        {...form.field('outcome')}
      />
      {asked.map((question, at) => (
        <TextAreaField
          key={question}
          label={question}
          maxLength={4000}
          value={answers[at] ?? ''}
          onChange={(answer) => form.set({ answers: answers.with(at, answer) })}
        />
      ))}
      <TextAreaField label={texts.field('analysis.reviewResult')} {...form.field('result')} />
    </DialogForm>
  )
}
