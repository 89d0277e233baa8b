import { type SqlBool, sql } from 'kysely'
import {
  mailIdentityKind,
  noticeKind,
  notificationRuleKind,
  notificationTemplateKind,
  outgoingMailKind,
} from '../../../shared/notifications/notifications.kinds.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import type { KindAccess, Room } from '../../engine/house.ts'
import { cancelMail, retryMail, writeTestMail } from './actions/mail-actions.ts'
import { markAllNotices, markNotice } from './actions/notice-actions.ts'
import { shipRules } from './actions/ship-rules.ts'
import { mailSettings } from './mail-settings.ts'
import { refusalSubscriber } from './mails/answer-refusal.ts'
import { makeMailLink } from './mails/secret-links.ts'
import { sendJob } from './mails/send-mails.ts'
import { notificationRoutes } from './notifications.routes.ts'
import { prepareIdentity, prepareRule, prepareTemplate } from './prepare-rules.ts'
import { noticeSubscriber } from './taking/take-event.ts'
import { tidyJob } from './tidy.job.ts'
import { tellFailedJob, watchJob } from './watch-jobs.ts'

/** What somebody was told is nobody else's business. */
const noticeAccess: KindAccess = {
  own: (alias, actor) => sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}`,
  always: (alias, actor) =>
    sql<SqlBool>`(${sql.ref(`${alias}.user_id`)} = ${actor.userId} and ${sql.ref(`${alias}.in_inbox`)})`,
}

const crud = ['create', 'update', 'remove', 'restore'] as const

/** Who is told of what, in the inbox and by mail; how mail leaves the house. */
export const notificationsRoom: Room = {
  name: 'notifications',
  kinds: [
    { kind: noticeKind, access: noticeAccess },
    { kind: notificationRuleKind, prepare: prepareRule, crud },
    { kind: notificationTemplateKind, prepare: prepareTemplate, crud },
    { kind: mailIdentityKind, prepare: prepareIdentity, crud: ['create', 'update', 'remove'] },
    { kind: outgoingMailKind, possible: ({ state }) => state !== 'sent' },
  ],
  actions: [
    markNotice,
    markAllNotices,
    shipRules,
    tellFailedJob,
    retryMail,
    cancelMail,
    writeTestMail,
    makeMailLink,
  ] as unknown as Action[],
  routes: notificationRoutes,
  subscribers: [noticeSubscriber, refusalSubscriber],
  jobs: [sendJob, tidyJob, watchJob],
  settings: mailSettings,
}
