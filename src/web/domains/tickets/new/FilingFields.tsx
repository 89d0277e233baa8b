import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { entityKind, locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import {
  forType,
  isReported,
  priorityOf,
  type TicketType,
  ticketTypes,
} from '../../../../shared/tickets/ticket.lifecycle.ts'
import { channels, ticketCategoryKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { type Json, namedLike, titleOf } from '../../../engine/records.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { ChoiceField, SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { FormRow } from '../../../ui/form/FormPage.tsx'
import type { Form } from '../../../ui/form/use-form.ts'
import { useLevels } from '../side/LevelProperty.tsx'
import { TicketPriority } from '../TicketMarks.tsx'
import css from './new.module.css'
import type { NewTicket } from './new-ticket.ts'
import type { Opening } from './opening-form.ts'

const most = 50

/** Categories for this type of case, with the path that leads to them. */
async function searchCategories(type: string, text: string, signal: AbortSignal): Promise<Option[]> {
  const filter: Condition = {
    all: [
      { field: forType(type), op: 'is', value: true },
      ...(text.trim() === '' ? [] : [namedLike(ticketCategoryKind, text.trim())]),
    ],
  }
  const query = {
    filter: JSON.stringify(filter),
    fields: 'completeName',
    limit: most,
    count: 'none',
    sort: 'completeName',
  }
  const { items } = await api.get<{ items: Json[] }>(`/${ticketCategoryKind.plural}`, { query, signal })
  return items.map((item) => ({ id: item.id, name: titleOf(ticketCategoryKind, item) }))
}

/** Type, category, how urgent, how many are hit, and the priority that follows; where and how it came. */
export function FilingFields({ form, opening }: { form: Form<NewTicket>; opening: Opening }) {
  const { t } = useTranslation()
  const { entities } = useSession()
  const can = useCan()
  const mayOpen = (each: TicketType) => isReported(each) || can(`ticket.open-${each}`)
  const urgencies = useLevels('urgency')
  const impacts = useLevels('impact')
  const { type, urgency, impact, changeModel } = form.values
  const isFixed = type === 'change' && changeModel !== null
  const choice = (field: string, value: string) => ({ value, label: t(`kind.ticket.choice.${field}.${value}`) })
  return (
    <>
      <SegmentedField
        label={t('kind.ticket.field.type')}
        choices={ticketTypes.filter(mayOpen).map((value) => choice('type', value))}
        {...form.field('type')}
        onChange={(next) => form.set({ type: next, category: null })}
      />
      {opening.isHidden('category') ? null : (
        <ReferenceField
          key={type}
          label={t('kind.ticket.field.category')}
          {...form.field('category')}
          {...opening.control('category')}
          search={(text, signal) => searchCategories(type, text, signal)}
        />
      )}
      <FormRow>
        {opening.isHidden('urgency') ? null : (
          <ChoiceField
            required
            label={t('kind.ticket.field.urgency')}
            help={t('kind.ticket.help.urgency')}
            choices={urgencies}
            {...form.field('urgency')}
            {...opening.control('urgency')}
            onChange={(next) => form.set({ urgency: next ?? '3' })}
          />
        )}
        {opening.isHidden('impact') || isFixed ? null : (
          <ChoiceField
            required
            label={t('kind.ticket.field.impact')}
            help={t('kind.ticket.help.impact')}
            choices={impacts}
            {...form.field('impact')}
            {...opening.control('impact')}
            onChange={(next) => form.set({ impact: next ?? '3' })}
          />
        )}
      </FormRow>
      {opening.isHidden('urgency') || opening.isHidden('impact') || isFixed ? null : (
        <p className={css.resulting}>
          <span>{t('desk.new.resulting')}</span>
          <TicketPriority
            level={priorityOf(
              Number(opening.control('urgency').value ?? urgency),
              Number(opening.control('impact').value ?? impact),
            )}
          />
        </p>
      )}
      <FormRow>
        {opening.isHidden('location') ? null : (
          <ReferenceField
            label={t('field.location')}
            {...form.field('location')}
            {...opening.control('location')}
            search={(text, signal) => searchRecords(t, locationKind, text, signal)}
          />
        )}
        {opening.isHidden('channel') ? null : (
          <ChoiceField
            required
            label={t('kind.ticket.field.channel')}
            choices={channels
              .filter((each) => each !== 'portal' && each !== 'api')
              .map((each) => choice('channel', each))}
            {...form.field('channel')}
            {...opening.control('channel')}
            onChange={(next) => form.set({ channel: next ?? 'desk' })}
          />
        )}
      </FormRow>
      {entities.length > 1 ? (
        <ReferenceField
          label={t('field.entity')}
          {...form.field('entity')}
          search={(text, signal) => searchRecords(t, entityKind, text, signal)}
        />
      ) : null}
    </>
  )
}
