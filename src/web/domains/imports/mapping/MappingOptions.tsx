import { useTranslation } from 'react-i18next'
import type { ImportMapping } from '../../../../shared/imports/mapping.ts'
import { ManyChoiceField, SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import css from '../imports.module.css'
import type { Preview } from '../imports-api.ts'
import type { MappingState } from './use-mapping.ts'

/** How lines find their records, and what they may do to them. */
export function MappingOptions({ preview, state }: { preview: Preview; state: MappingState }) {
  const { t } = useTranslation()
  const { mapping, change } = state
  const filled = new Set([...mapping.columns, ...mapping.constants].map((each) => each.field))
  const keys = preview.fields.filter((field) => field.isKey && filled.has(field.name))
  const modes = [
    { value: 'both', label: t('imports.mode.both') },
    { value: 'create', label: t('imports.mode.create') },
    { value: 'update', label: t('imports.mode.update') },
  ].filter(({ value }) =>
    value === 'both'
      ? preview.canCreate && preview.canUpdate
      : value === 'create'
        ? preview.canCreate
        : preview.canUpdate,
  )
  return (
    <section className={css.panel} aria-label={t('imports.options')}>
      <h2 className={css.heading}>{t('imports.options')}</h2>
      <div className={css.panelBody}>
        <SegmentedField
          label={t('imports.modeLabel')}
          value={mapping.mode}
          choices={modes}
          onChange={(mode) => change({ mode: mode as ImportMapping['mode'] })}
        />
        <ManyChoiceField
          label={t('imports.keys')}
          help={t('imports.keysHelp')}
          value={mapping.keys}
          choices={keys.map((field) => ({ value: field.name, label: field.label }))}
          onChange={(chosen) => change({ keys: chosen })}
        />
        {mapping.mode === 'create' ? null : (
          <>
            <SegmentedField
              label={t('imports.emptyCells.label')}
              value={mapping.emptyCells}
              choices={(['keep', 'clear'] as const).map((value) => ({
                value,
                label: t(`imports.emptyCells.${value}`),
              }))}
              onChange={(value) => change({ emptyCells: value as ImportMapping['emptyCells'] })}
            />
            <CheckField
              label={t('imports.onlyEmpty')}
              value={!mapping.overwrite}
              onChange={(value) => change({ overwrite: !value })}
            />
          </>
        )}
        <CheckField
          label={t('imports.allOrNothing')}
          help={t('imports.allOrNothingHelp')}
          value={mapping.allOrNothing}
          onChange={(value) => change({ allOrNothing: value })}
        />
        <SegmentedField
          label={t('imports.dates.label')}
          value={mapping.dates}
          choices={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`imports.dates.${value}`) }))}
          onChange={(value) => change({ dates: value as ImportMapping['dates'] })}
        />
      </div>
    </section>
  )
}
