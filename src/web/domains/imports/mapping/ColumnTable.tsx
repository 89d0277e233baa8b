import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../imports.module.css'
import type { FieldRules, ReadFile } from '../imports-api.ts'
import type { MappingState } from './use-mapping.ts'

interface ColumnTableProps {
  file: ReadFile
  fields: FieldRules[]
  state: MappingState
}

const examples = 3

/** A line a column of the file: its header, what stands in it, the field it fills. */
export function ColumnTable({ file, fields, state }: ColumnTableProps) {
  const { t } = useTranslation()
  return (
    <section className={css.panel} aria-label={t('imports.columns')}>
      <h2 className={css.heading}>{t('imports.columns')}</h2>
      <ScrollTable label={t('imports.columns')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.firstLines')}</th>
            <th scope="col">{t('imports.fills')}</th>
          </tr>
        </thead>
        <tbody>
          {file.headers.map((header, index) => (
            <ColumnLine
              key={header}
              header={header}
              cells={file.lines.map((line) => line.cells[index] ?? '')}
              fields={fields}
              state={state}
            />
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

interface ColumnLineProps {
  header: string
  cells: string[]
  fields: FieldRules[]
  state: MappingState
}

function ColumnLine({ header, cells, fields, state }: ColumnLineProps) {
  const { t } = useTranslation()
  const column = state.mapping.columns.find((each) => each.header === header)
  const field = fields.find((each) => each.name === column?.field)
  const shown = [...new Set(cells.filter((cell) => cell.trim() !== ''))].slice(0, examples)
  return (
    <tr>
      <th scope="row">{header}</th>
      <td>
        {shown.length === 0 ? (
          <span className={css.hint}>{t('imports.nothingInIt')}</span>
        ) : (
          shown.map((cell) => (
            <span key={cell} className={css.example} title={cell}>
              {cell}
            </span>
          ))
        )}
      </td>
      <td>
        <div className={css.target}>
          <ChoiceField
            bare
            label={t('imports.fieldOf', { header })}
            value={column?.field ?? null}
            placeholder={t('imports.leftOut')}
            choices={fields.map((each) => ({ value: each.name, label: labelOf(each) }))}
            onChange={(value) => state.fill(header, value)}
          />
          {column && field?.refersTo ? (
            <>
              <ChoiceField
                bare
                required
                label={t('imports.byOf', { header })}
                value={column.by}
                choices={[
                  { value: 'auto', label: t('imports.byAny') },
                  ...field.refersTo.by.map((way) => ({
                    value: way.name,
                    label: t('imports.by', { field: way.label }),
                  })),
                ]}
                onChange={(by) => by !== null && state.refine(header, { by })}
              />
              {field.refersTo.canCreate ? (
                <CheckField
                  label={t('imports.createMissing')}
                  value={column.create}
                  onChange={(create) => state.refine(header, { create })}
                />
              ) : null}
            </>
          ) : null}
        </div>
      </td>
    </tr>
  )
}

/** A field that only some types have says which. */
export const labelOf = (field: FieldRules): string =>
  field.types === undefined
    ? `${field.label}${field.isRequired ? ' *' : ''}`
    : `${field.label} (${field.types.map((type) => type.label).join(', ')})`
