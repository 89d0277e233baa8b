import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useSave } from '../../../engine/record/use-save.ts'
import { useCan } from '../../../engine/session.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { WhyMark } from '../../../ui/mark/WhyMark.tsx'
import { type Ticket, whyOf } from '../ticket.ts'
import { RuleWhy } from './RuleWhy.tsx'
import css from './side.module.css'

/** Why the priority is what it is; set by hand, it can be given back to the table. */
export function PriorityWhy({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const can = useCan()
  const save = useSave(ticketKind, ticket.id)
  const why = whyOf(ticket, 'priority')
  if (why === undefined) return null
  if (why.rule === 'rule') return <RuleWhy ticket={ticket} field="priority" />
  const word = (field: string) => t(`kind.ticket.choice.${field}.${String(why.params[field])}`)
  const params = why.rule === 'matrix' ? { urgency: word('urgency'), impact: word('impact') } : why.params
  const isByHand = why.rule === 'by-hand'
  const compute = () =>
    save({ priority: null }).catch((error: unknown) => toast.failed(refusalText(error, t('ui.problem.unknown'))))
  return (
    <WhyMark source={isByHand ? 'other' : 'rule'} label={t('desk.side.priorityWhy')}>
      <p>{t(`kind.ticket.why.${why.rule}`, params)}</p>
      {isByHand && ticket.can?.update && can('ticket.set-priority') ? (
        <div className={css.whyAction}>
          <Button size="small" onClick={() => void compute()}>
            {t('desk.side.compute')}
          </Button>
        </div>
      ) : null}
    </WhyMark>
  )
}
