import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { entityKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import { riskLevels } from '../../../../shared/tickets/case-analysis.ts'
import { type ChangeFilter, changeConditions } from '../../../../shared/tickets/change-calendar.ts'
import { statusesOf } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketCategoryKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { ChoiceField, ReferenceField } from '../../../engine/fields/controls.ts'
import { nameOf, searchRecords } from '../../../engine/fields/search-records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import type { CalendarSearch } from '../../../ui/calendar/calendar-days.ts'
import css from './planning.module.css'

export type CalendarFilter = CalendarSearch & ChangeFilter

/** The same changes as a list shows them. */
export const conditionOf = (search: CalendarFilter, from: string, until: string): Condition => ({
  all: [
    { field: 'type', op: 'is', value: 'change' },
    { field: 'plannedFrom', op: 'lt', value: until },
    { field: 'plannedUntil', op: 'gt', value: from },
    ...changeConditions(search),
  ],
})

interface CalendarFiltersProps {
  search: CalendarFilter
  onChange: (patch: Record<string, string | undefined>) => void
}

/** Entity, group, category, risk, state: what the calendar keeps to. On a phone they fold away behind one button. */
export function CalendarFilters({ search, onChange }: CalendarFiltersProps) {
  const { t } = useTranslation()
  const [isOpen, open] = useState(false)
  const count = changeConditions(search).length
  const choice = (name: 'risk' | 'status', values: readonly string[], placeholder: string) => (
    <div className={css.filter}>
      <ChoiceField
        bare
        label={t(`tickets.planning.${name === 'risk' ? 'risk' : 'state'}`)}
        placeholder={t(placeholder)}
        choices={values.map((value) => ({ value, label: t(`kind.ticket.choice.${name}.${value}`) }))}
        value={search[name] ?? null}
        onChange={(value) => onChange({ [name]: value ?? undefined })}
      />
    </div>
  )
  const reference = (name: 'entity' | 'group' | 'category', kind: Kind, placeholder: string) => (
    <ReferenceFilter
      kind={kind}
      id={search[name]}
      placeholder={t(placeholder)}
      onChange={(id) => onChange({ [name]: id })}
    />
  )
  return (
    <>
      <span className={css.unfold}>
        <Button size="small" icon={IconFilter} aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {t('tickets.planning.filters', { count })}
        </Button>
      </span>
      <div className={css.filters} data-open={isOpen}>
        {reference('entity', entityKind, 'tickets.planning.everyEntity')}
        {reference('group', groupKind, 'tickets.planning.everyGroup')}
        {reference('category', ticketCategoryKind, 'tickets.planning.everyCategory')}
        {choice('risk', riskLevels, 'tickets.planning.everyRisk')}
        {choice('status', statusesOf.change, 'tickets.planning.everyState')}
      </div>
    </>
  )
}

interface ReferenceFilterProps {
  kind: Kind
  id: string | undefined
  placeholder: string
  onChange: (id: string | undefined) => void
}

function ReferenceFilter({ kind, id, placeholder, onChange }: ReferenceFilterProps) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: [kind.plural, id ?? '', 'name'],
    queryFn: () => nameOf(kind, id!),
    enabled: id !== undefined,
  })
  return (
    <div className={css.filter}>
      <ReferenceField
        bare
        label={t(`kind.${kind.name}.name`)}
        placeholder={placeholder}
        value={id === undefined ? null : (data ?? { id, name: '…' })}
        search={(typed, signal) => searchRecords(t, kind, typed, signal)}
        onChange={(option) => onChange(option?.id)}
      />
    </div>
  )
}
