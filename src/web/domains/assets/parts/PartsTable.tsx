import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsOfPart } from '../../../../shared/assets/part-fields.ts'
import type { PartSection } from '../../../../shared/assets/parts.ts'
import type { Json } from '../../../engine/records.ts'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import { HandPartVerbs } from './HandPartVerbs.tsx'
import { HideButton } from './HideDialog.tsx'
import { PartValue } from './PartValue.tsx'
import type { Part } from './part.ts'
import css from './parts.module.css'

const isSaid = (value: unknown) =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A column of the tab's own, after those of the section. */
export interface MoreCells {
  label: string
  cell: (part: Part) => ReactNode
}

interface PartsTableProps {
  section: PartSection
  parts: Part[]
  /** Parts entered by hand can be changed here, observed ones set aside. */
  editable?: { record: Json; tab: string }
  more?: MoreCells
}

/** Parts of one sort. Columns that say nothing for any of them are left out. */
export function PartsTable({ section, parts, editable, more }: PartsTableProps) {
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
            {more ? <th scope="col">{more.label}</th> : null}
            {hasHand ? <th scope="col">{t('part.hand.source')}</th> : null}
            {editable ? <td /> : null}
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
              {more ? <td>{more.cell(part)}</td> : null}
              {hasHand ? <td>{t(part.isObserved ? 'part.hand.observed' : 'part.hand.mark')}</td> : null}
              {editable ? (
                <td>
                  {part.isObserved ? (
                    <HideButton record={editable.record} what={{ part: part.id }} name={part.title} />
                  ) : (
                    <HandPartVerbs {...editable} part={part} />
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
