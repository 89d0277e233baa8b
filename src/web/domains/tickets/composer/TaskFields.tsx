import { useTranslation } from 'react-i18next'
import { groupKind, userKind } from '../../../../shared/people/people.kinds.ts'
import { taskCategoryKind } from '../../../../shared/tickets/case-words.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { MomentField } from '../../../ui/field/DateField.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import css from './composer.module.css'
import type { TaskDetails } from './use-composer.ts'

interface TaskFieldsProps {
  task: TaskDetails
  /** Who may read it is said once, when it is written. */
  isNew?: boolean
  onChange: (task: TaskDetails) => void
}

/** For whom, when, how long, and whether only the desk sees it. */
export function TaskFields({ task, isNew = true, onChange }: TaskFieldsProps) {
  const { t } = useTranslation()
  const set = (patch: Partial<TaskDetails>) => onChange({ ...task, ...patch })
  return (
    <div className={css.task}>
      <ReferenceField
        label={t('kind.ticket-entry.field.assignee')}
        value={task.assignee}
        search={(text, signal) => searchRecords(t, userKind, text, signal)}
        onChange={(assignee) => set({ assignee })}
      />
      <ReferenceField
        label={t('kind.ticket-entry.field.group')}
        value={task.group}
        search={(text, signal) => searchRecords(t, groupKind, text, signal)}
        onChange={(group) => set({ group })}
      />
      {isNew ? (
        <ReferenceField
          label={t('kind.ticket-entry.field.category')}
          value={task.category}
          search={(text, signal) => searchRecords(t, taskCategoryKind, text, signal)}
          onChange={(category) => set({ category })}
        />
      ) : null}
      <MomentField
        label={t('kind.ticket-entry.field.plannedAt')}
        value={task.plannedAt}
        onChange={(plannedAt) => set({ plannedAt })}
      />
      <NumberField
        label={t('kind.ticket-entry.field.durationMinutes')}
        value={task.durationMinutes}
        min={0}
        onChange={(durationMinutes) => set({ durationMinutes })}
      />
      {isNew ? (
        <div className={css.check}>
          <CheckField
            label={t('desk.task.private')}
            value={task.isPrivate}
            onChange={(isPrivate) => set({ isPrivate })}
          />
        </div>
      ) : null}
    </div>
  )
}
