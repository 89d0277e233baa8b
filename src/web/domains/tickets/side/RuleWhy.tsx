import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { useCan } from '../../../engine/session.ts'
import { WhyMark } from '../../../ui/mark/WhyMark.tsx'
import { type Ticket, whyOf } from '../ticket.ts'

/** The mark beside a value that a rule, the category or the template has set. */
export function RuleWhy({ ticket, field }: { ticket: Ticket; field: string }) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(ticketKind)
  const why = whyOf(ticket, field)
  if (why === undefined || !['rule', 'category', 'template'].includes(why.rule)) return null
  const sentence = t(`kind.ticket.why.${why.rule}`, why.params)
  return (
    <WhyMark source="rule" label={t('assets.why.label', { field: texts.field(field) })}>
      <p>
        {why.rule === 'rule' && can('rule.read') ? (
          <Link to="/admin/rules" search={{ id: String(why.params.id) } as never}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}
      </p>
    </WhyMark>
  )
}
