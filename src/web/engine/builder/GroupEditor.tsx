import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import css from './builder.module.css'
import { asGroup, type BuildScope, choosable, fromGroup, isNested, type Mode, startLeaf } from './edit-condition.ts'
import { LineEditor } from './LineEditor.tsx'

interface GroupEditorProps {
  scope: BuildScope
  condition: Condition
  onChange: (condition: Condition) => void
  /** Missing for the outermost group. */
  onRemove?: () => void
}

/** Lines that must all hold, one of which must, or none of which may; groups inside groups. */
export function GroupEditor({ scope, condition, onChange, onRemove }: GroupEditorProps) {
  const { t } = useTranslation()
  const { mode, parts } = asGroup(condition)
  const set = (next: Condition[]) => onChange(fromGroup(mode, next))
  const change = (index: number, by: Condition) => set(parts.map((part, at) => (at === index ? by : part)))
  const remove = (index: number) => set(parts.filter((_, at) => at !== index))
  const first = choosable(scope)[0]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group inside a group, without the looks of a fieldset
    <div role="group" aria-label={t(`engine.builder.mode.${mode}`)} className={css.group}>
      <div className={css.mode}>
        <ChoiceField
          bare
          required
          label={t('engine.builder.modeLabel')}
          value={mode}
          choices={(['all', 'any', 'none'] as const).map((value) => ({
            value,
            label: t(`engine.builder.mode.${value}`),
          }))}
          onChange={(next) => onChange(fromGroup((next ?? 'all') as Mode, parts))}
        />
        {onRemove ? (
          <IconButton size="small" icon={IconTrash} label={t('engine.builder.removeGroup')} onClick={onRemove} />
        ) : null}
      </div>
      {parts.map((part, index) =>
        isNested(part) ? (
          <GroupEditor
            key={index}
            scope={scope}
            condition={part}
            onChange={(next) => change(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <LineEditor
            key={index}
            scope={scope}
            condition={part}
            onChange={(next) => change(index, next)}
            onRemove={() => remove(index)}
            drawGroup={(group) => <GroupEditor {...group} />}
          />
        ),
      )}
      <div className={css.adds}>
        <Button
          size="small"
          icon={IconPlus}
          onClick={() => set([...parts, first === undefined ? { text: '' } : startLeaf(...first)])}
        >
          {t('engine.builder.addLine')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => set([...parts, { any: [] }])}>
          {t('engine.builder.addGroup')}
        </Button>
      </div>
    </div>
  )
}
