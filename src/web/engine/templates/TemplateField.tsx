import { useTranslation } from 'react-i18next'
import { recordTemplateKind } from '../../../shared/workspace/workspace.kinds.ts'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { titleOf } from '../records.ts'
import css from './templates.module.css'
import type { Templates } from './use-templates.ts'

/** “From a template”: above the form of a new record, where there are any for its kind. */
export function TemplateField({ all, chosen, choose }: Templates) {
  const { t } = useTranslation()
  if (all.length === 0) return null
  return (
    <div className={css.above}>
      <ChoiceField
        name="template"
        label={t('engine.template.from')}
        value={chosen}
        choices={all.map((each) => ({ value: each.id, label: titleOf(recordTemplateKind, each) }))}
        onChange={choose}
      />
    </div>
  )
}
