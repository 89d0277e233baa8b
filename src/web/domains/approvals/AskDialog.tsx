import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { api } from '../../engine/api.ts'
import { type Json, useKeepRecord } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { TextAreaField } from '../../ui/field/TextField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { newStep, planOf, type StepDraft } from './ask-plan.ts'
import { StepEditor } from './StepEditor.tsx'
import { TemplateChoice } from './TemplateChoice.tsx'

interface AskDialogProps {
  kind: Kind
  record: Json
  onClose: () => void
}

/** Asks for approval of a record: one person or group, or as many steps as it takes. */
export function AskDialog({ kind, record, onClose }: AskDialogProps) {
  const { t } = useTranslation()
  const keep = useKeepRecord(kind)
  const [isLong, setLong] = useState(false)
  const form = useForm<{ steps: StepDraft[]; comment: string }>({
    initial: { steps: [newStep()], comment: '' },
    onSubmit: async ({ steps, comment }) => {
      keep(await api.post<Json>(`/${kind.plural}/${record.id}/ask-approval`, planOf(steps, comment.trim())))
      toast.done(t('approvals.ask.done'))
      onClose()
    },
  })
  const { steps } = form.values
  const change = (at: number, step: StepDraft | null) =>
    form.set({ steps: step === null ? steps.filter((_, index) => index !== at) : steps.with(at, step) })
  return (
    <Dialog title={t('approvals.ask.title')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('approvals.ask.submit')} onCancel={onClose}>
        <TemplateChoice
          onChoose={(chosen, comment) => {
            setLong(chosen.length > 1)
            form.set({ steps: chosen, ...(comment === '' ? {} : { comment }) })
          }}
        />
        {steps.map((step, index) => (
          <StepEditor
            key={step.key}
            step={step}
            at={index}
            isLong={isLong}
            errors={form.errors}
            onChange={(next) => change(index, next)}
            {...(steps.length > 1 ? { onRemove: () => change(index, null) } : {})}
          />
        ))}
        <div>
          <Button
            size="small"
            icon={IconPlus}
            onClick={() => {
              setLong(true)
              if (isLong) form.set({ steps: [...steps, newStep()] })
            }}
          >
            {t(isLong ? 'approvals.ask.addStep' : 'approvals.ask.moreSteps')}
          </Button>
        </div>
        <TextAreaField
          label={t('approvals.ask.comment')}
          help={t('approvals.ask.commentHelp')}
          {...form.field('comment')}
        />
      </DialogForm>
    </Dialog>
  )
}
