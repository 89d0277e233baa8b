import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { operatorKey } from '../../../shared/conditions/complete-query.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { kindScope, operatorsOf, relationScope, resolvePath } from '../../../shared/conditions/field-path.ts'
import type { Field } from '../../../shared/fields/index.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { FilterValue } from '../fields/FieldParts.tsx'
import { useKindTexts } from '../kind-texts.ts'
import css from './builder.module.css'
import { type BuildScope, type DrawGroup, type Leaf, withOperator } from './edit-condition.ts'
import { RelationEditor } from './RelationEditor.tsx'
import { useSubjects } from './use-subjects.ts'

interface LineProps<C extends Condition = Condition> {
  scope: BuildScope
  condition: C
  onChange: (condition: Condition) => void
}

/** One line: what is asked, how, and the value. */
export function LineEditor({
  scope,
  condition,
  onChange,
  onRemove,
  drawGroup,
}: LineProps & { onRemove: () => void; drawGroup: DrawGroup }) {
  const { t } = useTranslation()
  const inner = 'not' in condition ? condition.not : condition
  const subjects = useSubjects(scope, inner)
  const set = (next: Condition) => onChange('not' in condition ? { not: next } : next)
  return (
    <div className={css.line}>
      <div className={css.subject}>
        {'not' in condition && !('has' in inner) ? <span className={css.not}>{t('conditions.not')}</span> : null}
        <ChoiceField
          bare
          required
          label={t('engine.builder.subject')}
          value={subjects.current}
          choices={subjects.choices}
          onChange={(next) => next !== null && onChange(subjects.start(next))}
        />
      </div>
      {'field' in inner ? <LeafEditor scope={scope} condition={inner} onChange={set} /> : null}
      {'text' in inner ? (
        <div className={css.value}>
          <TextField
            bare
            label={t('conditions.words')}
            value={inner.text}
            onChange={(text) => set({ text })}
            placeholder={t('conditions.words')}
          />
        </div>
      ) : null}
      {'has' in inner ? (
        <RelationEditor
          scope={scope}
          condition={inner}
          isNot={'not' in condition}
          onChange={onChange}
          drawGroup={drawGroup}
        />
      ) : null}
      <IconButton size="small" icon={IconX} label={t('engine.builder.removeLine')} onClick={onRemove} />
    </div>
  )
}

/** The field a path leads to, through references, from where the line stands. */
function fieldAt(scope: BuildScope, path: string): { field: Field; label: string } | null {
  const start = scope.relation === null ? kindScope(scope.kind) : relationScope(scope.relation.relation)
  const place = resolvePath(start, path, kindNamed)
  return place?.is === 'field' ? { field: place.field, label: path } : null
}

function LeafEditor({ scope, condition, onChange }: LineProps<Leaf>) {
  const { t } = useTranslation()
  const texts = useKindTexts(scope.kind)
  const place = fieldAt(scope, condition.field)
  if (place === null) return <span className={css.value}>{condition.field}</span>
  const path = scope.relation === null ? condition.field : `${scope.relation.name}.${condition.field}`
  // Choices through a reference have their names under the other kind: the last step tells which.
  const owner = ownerOf(scope, condition.field)
  return (
    <>
      <div className={css.operator}>
        <ChoiceField
          bare
          required
          label={t('engine.builder.operator')}
          value={condition.op}
          choices={operatorsOf(place.field).map((op) => ({ value: op, label: t(operatorKey(place.field, op)) }))}
          onChange={(next) => onChange(withOperator(condition, (next ?? condition.op) as Leaf['op']))}
        />
      </div>
      <div className={css.value}>
        <FilterValue
          kind={owner}
          name={condition.field.slice(condition.field.lastIndexOf('.') + 1)}
          field={place.field}
          label={texts.field(path)}
          op={condition.op}
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value })}
        />
      </div>
    </>
  )
}

function ownerOf(scope: BuildScope, path: string) {
  const start = scope.relation === null ? kindScope(scope.kind) : relationScope(scope.relation.relation)
  const place = resolvePath(start, path, kindNamed)
  return (place?.is === 'field' ? place.scope.kind : null) ?? scope.kind
}
