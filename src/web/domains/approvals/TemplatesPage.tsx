import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../shared/approvals/approval-plan.ts'
import { approvalTemplateKind } from '../../../shared/approvals/approvals.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import { useSave } from '../../engine/record/use-save.ts'
import type { Json } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { newStep, planOf, type StepDraft } from './ask-plan.ts'
import { draftsOf } from './plan-drafts.ts'
import { StepEditor } from './StepEditor.tsx'

/** Plans of approval that one picks when asking: whom, in which order, how many of them. */
export function TemplatesPage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={approvalTemplateKind}
      title={t('approvals.templates')}
      columns={['name', 'comment']}
      parts={[{ fields: ['name', 'comment'] }]}
      about={(record) => <TemplateSteps key={`${record.id} ${String(record.version)}`} record={record} />}
    />
  )
}

function TemplateSteps({ record }: { record: Json }) {
  const steps = (Array.isArray(record.steps) ? record.steps : []) as Plan['steps']
  const { data } = useQuery({
    queryKey: [approvalTemplateKind.plural, record.id, 'drafts', record.version],
    queryFn: () => draftsOf(steps),
  })
  return data === undefined ? <Skeleton lines={4} /> : <StepsForm record={record} start={data} />
}

function StepsForm({ record, start }: { record: Json; start: StepDraft[] }) {
  const { t } = useTranslation()
  const save = useSave(approvalTemplateKind, record.id)
  const initial = { steps: start.length === 0 ? [newStep()] : start }
  const form = useForm<{ steps: StepDraft[] }>({
    initial,
    onSubmit: async ({ steps }) => {
      await save({ steps: planOf(steps, '').steps })
      toast.done(t('approvals.templateSaved'))
    },
  })
  const { steps } = form.values
  const change = (at: number, step: StepDraft | null) =>
    form.set({ steps: step === null ? steps.filter((_, index) => index !== at) : steps.with(at, step) })
  if (record.can?.update !== true) return null
  return (
    <DialogForm form={form} submit={t('approvals.saveSteps')} onCancel={() => form.set(initial)}>
      {steps.map((step, index) => (
        <StepEditor
          key={step.key}
          step={step}
          at={index}
          isLong
          errors={form.errors}
          onChange={(next) => change(index, next)}
          {...(steps.length > 1 ? { onRemove: () => change(index, null) } : {})}
        />
      ))}
      <div>
        <Button size="small" icon={IconPlus} onClick={() => form.set({ steps: [...steps, newStep()] })}>
          {t('approvals.ask.addStep')}
        </Button>
      </div>
    </DialogForm>
  )
}
