import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LinkSide, linkSides } from '../../../../shared/tickets/case-links.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { RunningAction } from '../../../engine/use-action.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import type { Ticket } from '../ticket.ts'

interface LinkFormProps {
  ticket: Ticket
  link: RunningAction
  onDone: () => void
}

/** What this case is to which other one: choosing the other is the end of it. */
export function LinkForm({ ticket, link, onDone }: LinkFormProps) {
  const { t } = useTranslation()
  const [side, setSide] = useState<LinkSide>('related-to')
  return (
    <>
      <ChoiceField
        required
        label={t('desk.links.side')}
        choices={linkSides.map((value) => ({ value, label: t(`kind.ticket.field.${value}`) }))}
        value={side}
        onChange={(next) => setSide((next as LinkSide | null) ?? 'related-to')}
      />
      <ReferenceField
        bare
        autoFocus
        label={t('desk.links.other')}
        value={null}
        search={(text, signal) =>
          searchRecords(t, ticketKind, text, signal).then((found) => found.filter(({ id }) => id !== ticket.id))
        }
        error={link.errors[0]?.detail}
        onChange={(option) => {
          if (option === null) return
          void link.run({ side, other: option.id }).then((record) => record !== null && onDone())
        }}
      />
    </>
  )
}
