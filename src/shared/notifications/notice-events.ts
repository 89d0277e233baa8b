/** What people are told about: each person chooses by family how he is told. */
export const noticeFamilies = [
  'requests',
  'work',
  'mentions',
  'approvals',
  'deadlines',
  'surveys',
  'reservations',
  'expiries',
  'orders',
  'system',
] as const
export type NoticeFamily = (typeof noticeFamilies)[number]

/** Nobody switches these off: others wait for what they ask, or the service itself suffers. */
export const mandatoryFamilies: readonly NoticeFamily[] = ['approvals', 'system']

export interface NoticeEvent {
  /** Events of the house (outbox) that may mean it. */
  on: readonly string[]
  /** Kind of the record it is about: what conditions ask, whose roles there are. */
  kind: NoticeKind
  family: NoticeFamily
  /** Only when the change gave somebody a part in it; told by the lines of history of the change. */
  when?: 'assigned' | 'joined'
  /** What was said stands in the notice. */
  quotes?: boolean
  /** Mailed at once: it does not wait for what may still happen to the record. */
  isUrgent?: boolean
}

export const noticeKinds = [
  'ticket',
  'approval',
  'survey-answer',
  'booking',
  'order',
  'contract',
  'asset',
  'licence',
  'article',
  'none',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

const near = (event: string, kind: NoticeKind, family: NoticeFamily = 'expiries'): NoticeEvent => ({
  on: [event],
  kind,
  family,
})

const partEvents = ['ticket.assigned', 'ticket.taken', 'ticket.changed', 'ticket.refined', 'ticket.escalated']

/** Everything that people can be told of, by the name that rules and templates use. The order is that of the lists. */
export const noticeEvents = {
  'ticket-opened': { on: ['ticket.opened'], kind: 'ticket', family: 'requests', quotes: true },
  'ticket-assigned': { on: partEvents, kind: 'ticket', family: 'work', when: 'assigned' },
  'ticket-joined': { on: [...partEvents, 'ticket.watched'], kind: 'ticket', family: 'requests', when: 'joined' },
  'ticket-party-added': { on: ['ticket.party-added'], kind: 'ticket', family: 'requests' },
  'ticket-mentioned': { on: ['ticket.mentioned'], kind: 'ticket', family: 'mentions', quotes: true },
  'ticket-replied': { on: ['ticket.replied'], kind: 'ticket', family: 'requests', quotes: true },
  'ticket-noted': { on: ['ticket.noted'], kind: 'ticket', family: 'work', quotes: true },
  'ticket-waiting': { on: ['ticket.waiting'], kind: 'ticket', family: 'requests', quotes: true },
  'ticket-reminded': { on: ['ticket.reminded'], kind: 'ticket', family: 'requests', quotes: true },
  'ticket-solved': { on: ['ticket.solved'], kind: 'ticket', family: 'requests', quotes: true },
  'ticket-refused': { on: ['ticket.refused'], kind: 'ticket', family: 'work', quotes: true },
  'ticket-closed': { on: ['ticket.closed', 'ticket.accepted'], kind: 'ticket', family: 'requests' },
  'ticket-reopened': { on: ['ticket.reopened'], kind: 'ticket', family: 'work', quotes: true },
  'ticket-task': { on: ['ticket.task-added', 'ticket.task-changed'], kind: 'ticket', family: 'work', quotes: true },
  'ticket-escalated': { on: ['ticket.escalated'], kind: 'ticket', family: 'deadlines', isUrgent: true },
  'ticket-major': { on: ['ticket.major-declared'], kind: 'ticket', family: 'work', isUrgent: true },
  'ticket-merged': { on: ['ticket.merged'], kind: 'ticket', family: 'requests' },
  'approval-asked': { on: ['approval.asked'], kind: 'approval', family: 'approvals', isUrgent: true },
  'approval-reminded': { on: ['approval.reminded'], kind: 'approval', family: 'approvals' },
  'approval-decided': { on: ['approval.approved', 'approval.refused'], kind: 'approval', family: 'approvals' },
  'survey-asked': { on: ['survey-answer.asked'], kind: 'survey-answer', family: 'surveys' },
  'survey-answered': { on: ['survey-answer.answered'], kind: 'survey-answer', family: 'surveys' },
  'booking-booked': { on: ['booking.booked'], kind: 'booking', family: 'reservations' },
  'booking-changed': { on: ['booking.changed'], kind: 'booking', family: 'reservations' },
  'booking-cancelled': { on: ['booking.cancelled'], kind: 'booking', family: 'reservations' },
  'booking-lent': { on: ['booking.lent'], kind: 'booking', family: 'reservations' },
  'loan-end': near('booking.loan-end-near', 'booking', 'reservations'),
  'contract-notice': near('contract.contract-notice-near', 'contract'),
  'contract-end': near('contract.contract-end-near', 'contract'),
  'warranty-end': near('purchase.warranty-end-near', 'asset'),
  'licence-end': near('licence.licence-end-near', 'licence'),
  'certificate-end': near('asset.certificate-end-near', 'asset'),
  'domain-end': near('asset.domain-end-near', 'asset'),
  'line-end': near('asset.line-end-near', 'asset'),
  'article-review': near('article.article-review-near', 'article'),
  'order-submitted': { on: ['order.submitted'], kind: 'order', family: 'orders' },
  'order-approved': { on: ['order.approved'], kind: 'order', family: 'orders' },
  'order-refused': { on: ['order.refused'], kind: 'order', family: 'orders' },
  'order-delivered': { on: ['order.delivered'], kind: 'order', family: 'orders' },
  'order-late': near('order.delivery-near', 'order', 'orders'),
  'job-failed': { on: ['job.failed'], kind: 'none', family: 'system', isUrgent: true },
} as const satisfies Record<string, NoticeEvent>

export type NoticeEventName = keyof typeof noticeEvents
export const noticeEventNames = Object.keys(noticeEvents) as NoticeEventName[]
export const noticeEvent = (name: NoticeEventName): NoticeEvent => noticeEvents[name]

/** Events of the house that somebody may have to be told of. */
export const heardEvents: readonly string[] = [...new Set(Object.values(noticeEvents).flatMap(({ on }) => on))]

/** What an event of the house may mean to people. */
export const meaningsOf = (event: string): NoticeEventName[] =>
  noticeEventNames.filter((name) => noticeEvent(name).on.includes(event))
