import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { ForeignPanels } from '../../../engine/record-parts.tsx'
import { PropertyList } from '../../../ui/property/PropertyList.tsx'
import { ApprovalBlock } from '../../approvals/index.ts'
import { LinkedCases } from '../links/LinkedCases.tsx'
import { firstRequester, type Ticket } from '../ticket.ts'
import { CaseClocks } from './CaseClocks.tsx'
import { CasePeople } from './CasePeople.tsx'
import { LevelProperty } from './LevelProperty.tsx'
import { LinkedAssets } from './LinkedAssets.tsx'
import { LinkedSoftware } from './LinkedSoftware.tsx'
import { PriorityWhy } from './PriorityWhy.tsx'
import { RelatedTickets } from './RelatedTickets.tsx'
import { RequesterCard } from './RequesterCard.tsx'
import { RuleWhy } from './RuleWhy.tsx'
import css from './side.module.css'

const nature = [
  { fields: ['type', 'category'], keepsEmpty: true },
  { fields: ['changeType', 'changeModel', 'outcome', 'reviewDueOn'] },
]
const place = [
  { fields: ['location', 'entity', 'channel', 'contract'], keepsEmpty: true },
  { fields: ['solutionType'] },
  { fields: ['slaOwn', 'slaResolve', 'olaOwn', 'olaResolve'] },
  { fields: ['title', 'author', 'recurring', 'takenAt', 'solvedAt', 'closedAt'] },
]

/** Who asked, who works on it, what it is about and how it is filed. */
export function CaseSide({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const requester = firstRequester(ticket)
  const why = (field: string) => <RuleWhy ticket={ticket} field={field} />
  return (
    <div className={css.side}>
      {requester ? (
        <RequesterCard key={requester.id} ticket={ticket} userId={requester.id} name={requester.name} />
      ) : null}
      <CaseClocks ticket={ticket} />
      <ApprovalBlock kind={ticketKind} record={ticket} />
      <CasePeople ticket={ticket} />
      <div>
        <h2 className={css.title}>{t('engine.record.properties')}</h2>
        <RecordProperties kind={ticketKind} record={ticket} sections={nature} why={why} />
        <PropertyList>
          <LevelProperty ticket={ticket} field="urgency" why={why('urgency')} />
          <LevelProperty ticket={ticket} field="impact" why={why('impact')} />
          <LevelProperty ticket={ticket} field="priority" why={<PriorityWhy ticket={ticket} />} />
        </PropertyList>
        <RecordProperties kind={ticketKind} record={ticket} sections={place} why={why} />
      </div>
      <LinkedAssets ticket={ticket} requesterId={requester?.id ?? null} />
      <LinkedSoftware ticket={ticket} />
      <LinkedCases ticket={ticket} />
      <RelatedTickets ticketId={ticket.id} />
      <ForeignPanels kind="ticket" record={ticket} />
    </div>
  )
}
