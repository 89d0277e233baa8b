import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import css from '../imports.module.css'
import type { FieldRules } from '../imports-api.ts'
import { labelOf } from './ColumnTable.tsx'
import type { MappingState } from './use-mapping.ts'

/** What is the same for every line and stands in no column: the entity, the type, the state. */
export function Constants({ fields, state }: { fields: FieldRules[]; state: MappingState }) {
  const { t } = useTranslation()
  const { constants } = state.mapping
  const change = (at: number, patch: Partial<(typeof constants)[number]>) =>
    state.change({ constants: constants.map((each, index) => (index === at ? { ...each, ...patch } : each)) })
  const filled = new Set([...state.mapping.columns, ...constants].map((each) => each.field))
  const next =
    fields.find((field) => !field.isKeyOnly && field.isRequired && !filled.has(field.name)) ??
    fields.find((field) => !field.isKeyOnly && !filled.has(field.name))
  return (
    <section className={css.panel} aria-label={t('imports.constants')}>
      <h2 className={css.heading}>{t('imports.constants')}</h2>
      <div className={css.panelBody}>
        <p className={css.hint}>{t('imports.constantsHint')}</p>
        {constants.map((constant, index) => {
          const field = fields.find((each) => each.name === constant.field)
          return (
            <div key={`${index} ${constant.field}`} className={css.constant}>
              <ChoiceField
                bare
                required
                label={t('imports.constantField')}
                value={constant.field}
                choices={fields
                  .filter((each) => !each.isKeyOnly)
                  .map((each) => ({ value: each.name, label: labelOf(each) }))}
                onChange={(value) => value !== null && change(index, { field: value, value: '' })}
              />
              {field?.choices ? (
                <ChoiceField
                  bare
                  required
                  label={t('imports.constantValue')}
                  value={constant.value || null}
                  choices={field.choices}
                  onChange={(value) => change(index, { value: value ?? '' })}
                />
              ) : (
                <TextField
                  bare
                  label={t('imports.constantValue')}
                  value={constant.value}
                  onChange={(value) => change(index, { value })}
                />
              )}
              <IconButton
                icon={IconX}
                label={t('imports.removeConstant')}
                onClick={() => state.change({ constants: constants.filter((_, at) => at !== index) })}
              />
            </div>
          )
        })}
        <div>
          <Button
            size="small"
            icon={IconPlus}
            onClick={() => next && state.change({ constants: [...constants, { field: next.name, value: '' }] })}
          >
            {t('imports.addConstant')}
          </Button>
        </div>
      </div>
    </section>
  )
}
