import { useTranslation } from 'react-i18next'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import css from './builder.module.css'
import { type BuildScope, choosableRelations, type DrawGroup } from './edit-condition.ts'

interface RelationEditorProps {
  scope: BuildScope
  condition: Extract<Condition, { has: string }>
  isNot: boolean
  onChange: (condition: Condition) => void
  drawGroup: DrawGroup
}

/** "With (or without) a program that…": lines about the related record. */
export function RelationEditor({ scope, condition, isNot, onChange, drawGroup }: RelationEditorProps) {
  const { t } = useTranslation()
  const { kind, relations } = choosableRelations(scope)
  const relation = relations[condition.has]
  const set = (next: Extract<Condition, { has: string }>, negated = isNot) => onChange(negated ? { not: next } : next)
  return (
    <>
      <div className={css.operator}>
        <ChoiceField
          bare
          required
          label={t('engine.builder.operator')}
          value={isNot ? 'without' : 'with'}
          choices={[
            { value: 'with', label: t('conditions.with') },
            { value: 'without', label: t('conditions.without') },
          ]}
          onChange={(next) => set(condition, next === 'without')}
        />
      </div>
      {relation === undefined ? null : (
        <div className={css.nested}>
          {drawGroup({
            scope: { kind, relation: { name: condition.has, relation } },
            condition: condition.where ?? everything,
            onChange: (where) => set({ has: condition.has, where }),
          })}
        </div>
      )}
    </>
  )
}
