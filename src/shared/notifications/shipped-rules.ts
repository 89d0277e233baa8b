import type { NoticeEventName } from './notice-events.ts'
import type { NoticeChannel } from './notifications.kinds.ts'
import type { RecipientRole } from './recipients.ts'

export interface ShippedRule {
  /** Also names it in the locales: `notifications.shipped.<code>`. */
  code: string
  event: NoticeEventName
  roles: readonly RecipientRole[]
  channels?: readonly NoticeChannel[]
  tellsActor?: boolean
  /** False: there for who wants it. */
  isActive?: boolean
}

const askers: readonly RecipientRole[] = ['requester', 'requester-group', 'outside-requester']
const followers: readonly RecipientRole[] = ['observer', 'observer-group', 'outside-observer']
const owners: readonly RecipientRole[] = ['asset-managers', 'asset-technician']

/** What every house begins with. Each may be changed, switched off or thrown away. */
export const shippedRules: readonly ShippedRule[] = [
  { code: 'acknowledge', event: 'ticket-opened', roles: askers, channels: ['mail'], tellsActor: true },
  { code: 'opened-team', event: 'ticket-opened', roles: ['assignee', 'assigned-group', ...followers] },
  { code: 'opened-address', event: 'ticket-opened', roles: ['group-address'], channels: ['mail'], isActive: false },
  { code: 'assigned', event: 'ticket-assigned', roles: ['new-assignee'] },
  { code: 'taken-away', event: 'ticket-assigned', roles: ['previous-assignee'], channels: ['inbox'] },
  { code: 'assigned-asker', event: 'ticket-assigned', roles: askers, isActive: false },
  { code: 'joined', event: 'ticket-joined', roles: ['newcomer'] },
  {
    code: 'party-added',
    event: 'ticket-party-added',
    roles: ['supplier', 'outside-requester', 'outside-observer'],
    channels: ['mail'],
  },
  { code: 'mentioned', event: 'ticket-mentioned', roles: ['mentioned'] },
  { code: 'replied', event: 'ticket-replied', roles: [...askers, ...followers, 'in-charge'] },
  { code: 'noted', event: 'ticket-noted', roles: ['in-charge'] },
  { code: 'waiting', event: 'ticket-waiting', roles: askers },
  { code: 'reminded', event: 'ticket-reminded', roles: askers },
  { code: 'solved', event: 'ticket-solved', roles: [...askers, ...followers] },
  { code: 'refused', event: 'ticket-refused', roles: ['in-charge'] },
  { code: 'closed', event: 'ticket-closed', roles: [...askers, 'in-charge'] },
  { code: 'reopened', event: 'ticket-reopened', roles: ['in-charge'] },
  { code: 'task', event: 'ticket-task', roles: ['task-assignee', 'task-group'] },
  { code: 'escalated', event: 'ticket-escalated', roles: ['in-charge', 'group-managers'] },
  { code: 'major', event: 'ticket-major', roles: ['in-charge', 'supervisors'] },
  { code: 'merged', event: 'ticket-merged', roles: askers },
  { code: 'approval-asked', event: 'approval-asked', roles: ['voter'] },
  { code: 'approval-reminded', event: 'approval-reminded', roles: ['voter'] },
  { code: 'approval-decided', event: 'approval-decided', roles: ['approval-asker'] },
  { code: 'survey-asked', event: 'survey-asked', roles: ['asked-person'] },
  { code: 'survey-answered', event: 'survey-answered', roles: ['in-charge', 'supervisors'], isActive: false },
  { code: 'booking-booked', event: 'booking-booked', roles: ['booker', 'pool-group'], tellsActor: true },
  { code: 'booking-changed', event: 'booking-changed', roles: ['booker'] },
  { code: 'booking-cancelled', event: 'booking-cancelled', roles: ['booker', 'pool-group'] },
  { code: 'booking-lent', event: 'booking-lent', roles: ['booker'] },
  { code: 'loan-end', event: 'loan-end', roles: ['booker'] },
  { code: 'contract-notice', event: 'contract-notice', roles: ['asset-managers'] },
  { code: 'contract-end', event: 'contract-end', roles: ['asset-managers'] },
  { code: 'warranty-end', event: 'warranty-end', roles: owners, channels: ['inbox'] },
  { code: 'licence-end', event: 'licence-end', roles: ['asset-managers', 'licence-technician'] },
  { code: 'certificate-end', event: 'certificate-end', roles: owners },
  { code: 'domain-end', event: 'domain-end', roles: owners },
  { code: 'line-end', event: 'line-end', roles: owners },
  { code: 'article-review', event: 'article-review', roles: ['article-owner'] },
  { code: 'order-submitted', event: 'order-submitted', roles: ['order-approvers'] },
  { code: 'order-approved', event: 'order-approved', roles: ['order-submitter', 'order-author'] },
  { code: 'order-refused', event: 'order-refused', roles: ['order-submitter', 'order-author'] },
  { code: 'order-delivered', event: 'order-delivered', roles: ['order-author', 'order-requester'] },
  { code: 'order-late', event: 'order-late', roles: ['order-author'] },
  { code: 'job-failed', event: 'job-failed', roles: ['administrators'] },
]
