import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpeningField, OpeningForm } from '../../../../shared/tickets/ticket-templates.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Form } from '../../../ui/form/use-form.ts'
import { blankTicket, type NewTicket } from './new-ticket.ts'

const noForm: OpeningForm = { template: null, fields: {} }

/** What the form of a new case asks, locks, hides and begins with. */
export function useTemplate(asked: {
  type: string
  category?: string | undefined
  entity?: string | undefined
}): OpeningForm {
  const { data } = useQuery({
    queryKey: [ticketKind.plural, 'form', asked.type, asked.category, asked.entity],
    queryFn: ({ signal }) => api.get<OpeningForm>('/ticket-form', { query: { ...asked }, signal }),
    placeholderData: (before) => before,
  })
  return data ?? noForm
}

const filled = [
  'title',
  'description',
  'urgency',
  'impact',
  'location',
  'channel',
] as const satisfies readonly OpeningField[]
type Filled = Pick<NewTicket, (typeof filled)[number]>

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null)

/** The template's values as the form holds them. */
export function valuesOf({ fields }: OpeningForm): Partial<Filled> {
  const given = filled.flatMap((field) => {
    const value = fields[field]?.value
    return value === undefined ? [] : [[field, typeof value === 'number' ? String(value) : value]]
  })
  return Object.fromEntries(given) as Partial<Filled>
}

/** What changes in the form when another template comes: what nobody typed. `before`: what the last one had filled in. */
export function replayed(values: NewTicket, before: Partial<Filled>, next: Partial<Filled>): Partial<NewTicket> {
  const changed = filled.flatMap((field) => {
    const isTyped = !same(values[field], before[field] ?? blankTicket[field])
    const value = next[field] ?? blankTicket[field]
    return isTyped || same(value, values[field]) ? [] : [[field, value]]
  })
  return Object.fromEntries(changed) as Partial<NewTicket>
}

/** The fields that a template closes: left out of what is sent. */
export const closedFields = ({ fields }: OpeningForm): OpeningField[] =>
  (Object.keys(fields) as OpeningField[]).filter((field) => ['readOnly', 'hidden'].includes(fields[field]?.rule ?? ''))

export interface Opening {
  form: OpeningForm
  isHidden: (field: OpeningField) => boolean
  /** Properties of the control of a field, after those of the form. */
  control: <F extends OpeningField>(
    field: F,
  ) => { required?: true; disabled?: true; help?: string } & (F extends keyof Filled ? { value?: Filled[F] } : object)
}

/** The template of the case that is being written: replayed when type, category or entity change. */
export function useOpening(form: Form<NewTicket>): Opening {
  const { t } = useTranslation()
  const { type, category, entity } = form.values
  const opening = useTemplate({ type, category: category?.id, entity: entity?.id })
  const before = useRef<Partial<Filled>>({})
  const latest = useRef(form)
  latest.current = form
  useEffect(() => {
    const next = valuesOf(opening)
    const patch = replayed(latest.current.values, before.current, next)
    before.current = next
    if (Object.keys(patch).length > 0) latest.current.set(patch)
  }, [opening])
  const values = valuesOf(opening) as Record<string, unknown>
  return {
    form: opening,
    isHidden: (field) => opening.fields[field]?.rule === 'hidden',
    control: (field) => {
      const { rule = null } = opening.fields[field] ?? {}
      const isHeld = field in values && same(values[field], (form.values as unknown as Record<string, unknown>)[field])
      return {
        ...(rule === 'mandatory' ? { required: true } : {}),
        ...(rule === 'readOnly' ? { disabled: true, ...(field in values ? { value: values[field] } : {}) } : {}),
        ...((isHeld || rule === 'readOnly') && opening.template !== null
          ? { help: t('kind.ticket.why.template', { template: opening.template.name }) }
          : {}),
      } as never
    },
  }
}
