import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { useCan } from '../../../engine/session.ts'
import { WhyMark } from '../../../ui/mark/WhyMark.tsx'
import { type Ticket, whyOf } from '../ticket.ts'

/** Where what decided can be read. */
const places: Partial<Record<string, { to: string; needs: string }>> = {
  rule: { to: '/admin/rules', needs: 'rule.read' },
  'standard-change': { to: '/changes/standard', needs: 'change-model.read' },
  recurrence: { to: '/recurring-tickets', needs: 'recurring-case.read' },
}

const decided: readonly string[] = [
  'standard-change',
  'standard-lost',
  'emergency-change',
  'rule',
  'category',
  'template',
  'recurrence',
  'item',
  'turn',
  'load',
  'nobody',
]

/** The mark beside a value that a rule, the category or the template has set. */
export function RuleWhy({ ticket, field }: { ticket: Ticket; field: string }) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(ticketKind)
  const why = whyOf(ticket, field)
  if (why === undefined || !decided.includes(why.rule)) return null
  const place = places[why.rule]
  const sentence = t(`kind.ticket.why.${why.rule}`, why.params)
  return (
    <WhyMark source="rule" label={t('assets.why.label', { field: texts.field(field) })}>
      <p>
        {place !== undefined && can(place.needs) ? (
          <Link to={place.to} search={{ id: String(why.params.id) } as never}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
      </p>
    </WhyMark>
  )
}
