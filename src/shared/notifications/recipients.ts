import { type NoticeKind, noticeKinds } from './notice-events.ts'

const all = noticeKinds

/** By which part in a record people are told, and of which kinds of record it can be asked. */
export const recipientRoles = {
  requester: ['ticket', 'survey-answer'],
  'requester-group': ['ticket'],
  'requester-manager': ['ticket'],
  observer: ['ticket'],
  'observer-group': ['ticket'],
  /** Those it is given to; while it is given to groups only, their members. */
  'in-charge': ['ticket', 'survey-answer'],
  assignee: ['ticket'],
  'assigned-group': ['ticket'],
  'group-managers': ['ticket'],
  /** The shared mailbox of the assigned groups. */
  'group-address': ['ticket'],
  'new-assignee': ['ticket'],
  'previous-assignee': ['ticket'],
  newcomer: ['ticket'],
  author: ['ticket'],
  mentioned: ['ticket'],
  'task-assignee': ['ticket'],
  'task-group': ['ticket'],
  approver: ['ticket'],
  'outside-requester': ['ticket'],
  'outside-observer': ['ticket'],
  supplier: ['ticket'],
  'asset-user': ['ticket', 'asset'],
  'asset-technician': ['ticket', 'asset'],
  'asset-group': ['ticket', 'asset'],
  voter: ['approval'],
  'approval-asker': ['approval'],
  'asked-person': ['survey-answer'],
  booker: ['booking'],
  'booking-author': ['booking'],
  'pool-group': ['booking'],
  'licence-technician': ['licence'],
  'article-owner': ['article'],
  'order-author': ['order'],
  'order-requester': ['order'],
  'order-submitter': ['order'],
  'order-approvers': ['order'],
  administrators: all,
  supervisors: all,
  'asset-managers': all,
  logistics: all,
} as const satisfies Record<string, readonly NoticeKind[]>

export type RecipientRole = keyof typeof recipientRoles
export const recipientRoleNames = Object.keys(recipientRoles) as RecipientRole[]

export const roleIsFor = (role: RecipientRole, kind: NoticeKind): boolean =>
  (recipientRoles[role] as readonly NoticeKind[]).includes(kind)

/** Why a named user, group, profile or address is told. */
export const namedReasons = ['named-user', 'named-group', 'named-profile', 'named-address'] as const
export type Reason = RecipientRole | (typeof namedReasons)[number]
