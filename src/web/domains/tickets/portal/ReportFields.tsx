import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { forType } from '../../../../shared/tickets/ticket.lifecycle.ts'
import type { OpeningField } from '../../../../shared/tickets/ticket-templates.ts'
import { ticketCategoryKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Named } from '../../../engine/records.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { closedFields, useTemplate } from '../new/opening-form.ts'
import { useLevels } from '../side/LevelProperty.tsx'

/** What the template of a report asks beside its words. */
export function useReportTemplate(type: string) {
  const [chosen, setChosen] = useState<{ category: Named | null; location: Named | null; urgency: string | null }>({
    category: null,
    location: null,
    urgency: null,
  })
  const { fields } = useTemplate({ type, category: chosen.category?.id })
  const closed = closedFields({ template: null, fields })
  const isClosed = (field: OpeningField) => closed.includes(field)
  const { category, location, urgency } = chosen
  const body = {
    ...(category !== null && !isClosed('category') ? { category: category.id } : {}),
    ...(location !== null && !isClosed('location') ? { location: location.id } : {}),
    ...(urgency !== null && !isClosed('urgency') ? { urgency: Number(urgency) } : {}),
  }
  const asks = (field: OpeningField) => fields[field]?.rule === 'mandatory'
  return {
    type,
    chosen,
    choose: (patch: Partial<typeof chosen>) => setChosen((old) => ({ ...old, ...patch })),
    body,
    asks,
    isHidden: (field: OpeningField) => isClosed(field),
    /** The words may be left out when the template has its own. */
    needsWords: !(isClosed('description') && fields.title?.value !== undefined),
    /** A title of the template's is kept: people write one text. */
    words: (title: string, description: string) => ({
      ...(isClosed('title') || fields.title?.value !== undefined ? {} : { title }),
      ...(isClosed('description') ? {} : { description }),
    }),
  }
}

/** The fields that the template makes mandatory; others the desk fills in. Once a category is chosen it stays in sight. */
export function ReportFields({ template }: { template: ReturnType<typeof useReportTemplate> }) {
  const { t } = useTranslation()
  const urgencies = useLevels('urgency')
  const { chosen, choose, asks, type } = template
  const offered = {
    all: [
      { field: forType(type), op: 'is' as const, value: true },
      { field: 'inPortal', op: 'is' as const, value: true },
    ],
  }
  return (
    <>
      {asks('category') || chosen.category !== null ? (
        <ReferenceField
          required={asks('category')}
          name="category"
          label={t('kind.ticket.field.category')}
          value={chosen.category}
          search={(text, signal) => searchRecords(t, ticketCategoryKind, text, signal, offered)}
          onChange={(category) => choose({ category })}
        />
      ) : null}
      {asks('location') ? (
        <ReferenceField
          required
          name="location"
          label={t('field.location')}
          value={chosen.location}
          search={(text, signal) => searchRecords(t, locationKind, text, signal)}
          onChange={(location) => choose({ location })}
        />
      ) : null}
      {asks('urgency') ? (
        <ChoiceField
          required
          name="urgency"
          label={t('kind.ticket.field.urgency')}
          choices={urgencies}
          value={chosen.urgency}
          onChange={(urgency) => choose({ urgency })}
        />
      ) : null}
    </>
  )
}
