import { useTranslation } from 'react-i18next'
import { fieldsOfPart } from '../../../../shared/assets/part-fields.ts'
import type { PartSection } from '../../../../shared/assets/parts.ts'
import type { Json } from '../../../engine/records.ts'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import { HandPartVerbs } from './HandPartVerbs.tsx'
import { PartValue } from './PartValue.tsx'
import type { Part } from './part.ts'
import css from './parts.module.css'

const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

interface PartsTableProps {
  section: PartSection
  parts: Part[]
  /** Parts entered by hand can be changed here. */
  editable?: { record: Json; tab: string }
}

/** Parts of one sort. Columns that say nothing for any of them are left out. */
export function PartsTable({ section, parts, editable }: PartsTableProps) {
  const { t } = useTranslation()
  const title = t(`part.section.${section}`)
  const columns = Object.entries(fieldsOfPart(section)).filter(([field]) =>
    parts.some((part) => isSaid(part.data[field]) && part.data[field] !== part.title),
  )
  const hasHand = parts.some((part) => !part.isObserved)
  return (
    <section className={css.section}>
      <h2 className={css.heading}>
        {title} <span className={css.count}>{parts.length}</span>
      </h2>
      <ScrollTable label={title} className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('part.title')}</th>
            {columns.map(([field]) => (
              <th key={field} scope="col">
                {t(`part.field.${field}`)}
              </th>
            ))}
            {hasHand ? <th scope="col">{t('part.hand.source')}</th> : null}
            {hasHand && editable ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.title}</th>
              {columns.map(([field, as]) => (
                <td key={field}>
                  <PartValue section={section} field={field} as={as} value={part.data[field]} />
                </td>
              ))}
              {hasHand ? <td>{t(part.isObserved ? 'part.hand.observed' : 'part.hand.mark')}</td> : null}
              {hasHand && editable ? (
                <td>{part.isObserved ? null : <HandPartVerbs {...editable} part={part} />}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
