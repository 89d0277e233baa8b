import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useSave } from '../../../engine/record/use-save.ts'
import { useCan } from '../../../engine/session.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { Property } from '../../../ui/property/Property.tsx'
import { TicketPriority } from '../TicketMarks.tsx'
import type { Ticket } from '../ticket.ts'

type Level = 'urgency' | 'impact' | 'priority'

const highest: Record<Level, number> = { urgency: 5, impact: 5, priority: 6 }

/** Words of a scale, the highest first. */
export const useLevels = (field: Level) => {
  const { t } = useTranslation()
  return Array.from({ length: highest[field] }, (_, index) => {
    const value = String(highest[field] - index)
    return { value, label: t(`kind.ticket.choice.${field}.${value}`) }
  })
}

interface LevelPropertyProps {
  ticket: Ticket
  field: Level
  why?: ReactNode
}

/** Urgency, impact or priority in words, changed in place. Priority follows from the other two unless one may set it. */
export function LevelProperty({ ticket, field, why }: LevelPropertyProps) {
  const { t } = useTranslation()
  const can = useCan()
  const levels = useLevels(field)
  const save = useSave(ticketKind, ticket.id)
  const label = t(`kind.ticket.field.${field}`)
  const mayWrite = ticket.can?.update === true && (field !== 'priority' || can('ticket.set-priority'))
  return (
    <Property<string>
      label={label}
      value={String(ticket[field])}
      why={why}
      onSave={mayWrite ? (next) => save({ [field]: Number(next) }) : undefined}
      editor={
        mayWrite
          ? (edit) => (
              <ChoiceField
                bare
                autoFocus
                isOpen
                required
                label={label}
                choices={levels}
                value={edit.value}
                error={edit.error}
                onChange={(next) => next !== null && void edit.save(next)}
              />
            )
          : undefined
      }
    >
      {field === 'priority' ? (
        <TicketPriority level={ticket.priority} />
      ) : (
        t(`kind.ticket.choice.${field}.${ticket[field]}`)
      )}
    </Property>
  )
}
