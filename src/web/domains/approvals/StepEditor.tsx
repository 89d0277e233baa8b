import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type AskedSort, askedSorts, type StepRule, stepRules } from '../../../shared/approvals/approval-plan.ts'
import { groupKind, userKind } from '../../../shared/people/people.kinds.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import css from './approvals.module.css'
import { type AskedLine, isOfGroup, namesNobody, newLine, type StepDraft } from './ask-plan.ts'

interface StepEditorProps {
  step: StepDraft
  at: number
  /** With name and rule: there are or may be several steps. */
  isLong: boolean
  errors: { field: string; detail: string }[]
  onChange: (step: StepDraft) => void
  onRemove?: () => void
}

/** Who is asked in one step, and how many of them must say yes. */
export function StepEditor({ step, at, isLong, errors, onChange, onRemove }: StepEditorProps) {
  const { t } = useTranslation()
  const errorOf = (path: string) => errors.find((error) => error.field === `steps.${at}.${path}`)?.detail
  const put = (index: number, line: AskedLine | null) =>
    onChange({
      ...step,
      asked: line === null ? step.asked.filter((_, other) => other !== index) : step.asked.with(index, line),
    })
  const isSeveral = isLong || step.asked.length > 1
  return (
    <fieldset className={css.stepEditor} data-long={isLong || undefined}>
      {isLong ? (
        <div className={css.stepEditorHead}>
          <legend className={css.stepName}>{t('approvals.ask.step', { step: at + 1 })}</legend>
          {onRemove ? (
            <IconButton
              size="small"
              icon={IconTrash}
              label={t('approvals.ask.removeStep', { step: at + 1 })}
              onClick={onRemove}
            />
          ) : null}
        </div>
      ) : null}
      {isLong ? (
        <TextField
          label={t('approvals.ask.stepName')}
          value={step.name}
          onChange={(name) => onChange({ ...step, name })}
          error={errorOf('name')}
        />
      ) : null}
      {step.asked.map((line, index) => (
        <Line
          key={line.key}
          line={line}
          error={errorOf(`asked.${index}`)}
          onChange={(next) => put(index, next)}
          {...(step.asked.length > 1 ? { onRemove: () => put(index, null) } : {})}
        />
      ))}
      <div>
        <Button
          size="small"
          kind="quiet"
          icon={IconPlus}
          onClick={() => onChange({ ...step, asked: [...step.asked, newLine()] })}
        >
          {t('approvals.ask.add')}
        </Button>
      </div>
      {isSeveral ? (
        <ChoiceField
          required
          label={t('approvals.ask.rule')}
          choices={stepRules.map((value) => ({ value, label: t(`approvals.rule.${value}`) }))}
          value={step.rule}
          onChange={(rule) => onChange({ ...step, rule: (rule ?? 'all') as StepRule })}
        />
      ) : null}
      {step.rule === 'percent' ? (
        <NumberField
          required
          label={t('approvals.ask.percent')}
          min={1}
          max={100}
          unit="%"
          value={step.percent}
          onChange={(percent) => onChange({ ...step, percent })}
          error={errorOf('percent')}
        />
      ) : null}
    </fieldset>
  )
}

interface LineProps {
  line: AskedLine
  error: string | undefined
  onChange: (line: AskedLine) => void
  onRemove?: () => void
}

function Line({ line, error, onChange, onRemove }: LineProps) {
  const { t } = useTranslation()
  const kind = isOfGroup(line.type) ? groupKind : userKind
  return (
    <div className={css.line}>
      <ChoiceField
        required
        label={t('approvals.ask.sort')}
        choices={askedSorts.map((value) => ({ value, label: t(`approvals.sort.${value}`) }))}
        value={line.type}
        onChange={(type) => onChange({ ...line, type: (type ?? 'user') as AskedSort, who: null })}
        error={namesNobody(line.type) ? error : undefined}
      />
      {namesNobody(line.type) ? null : (
        <ReferenceField
          key={kind.name}
          required
          label={t(`kind.approver.field.${kind.name}`)}
          value={line.who}
          onChange={(who) => onChange({ ...line, who })}
          error={error}
          search={(text, signal) =>
            searchRecords(
              t,
              kind,
              text,
              signal,
              kind === userKind ? { field: 'isActive', op: 'is', value: true } : null,
            )
          }
        />
      )}
      {onRemove ? (
        <IconButton
          size="small"
          icon={IconX}
          label={t('approvals.ask.remove', { name: line.who?.name ?? t(`approvals.sort.${line.type}`) })}
          onClick={onRemove}
        />
      ) : null}
    </div>
  )
}
