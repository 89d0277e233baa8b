import { sql } from 'kysely'
import { integer } from '../../../shared/fields/index.ts'
import { mailIntakeRules } from '../../../shared/mailboxes/mail-intake.rules.ts'
import { incomingMailKind, isUndecided, mailboxKind } from '../../../shared/mailboxes/mailboxes.kinds.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import type { RelationSql, Room } from '../../engine/house.ts'
import { attachMail, discardMail, openCaseFromMail, retryMail } from './actions/mail-verbs.ts'
import { fetchNow, setPassword, testMailbox } from './actions/mailbox-verbs.ts'
import { reportFetch } from './fetch/report-fetch.ts'
import { hourlySetting } from './intake/guards.ts'
import { reportFailure } from './intake/report-failure.ts'
import { submitMail } from './intake/submit-mail.ts'
import { takeInMail } from './intake/take-in.ts'
import { mailJobs, rawDays } from './mailboxes.jobs.ts'
import { prepareMailbox } from './prepare.ts'

const decidedByHand = new Set(['retry', 'open-case', 'attach-to', 'discard'])

/** The mails of a case: rules that look at cases ask them too. */
const mailsOfTicket: RelationSql = {
  from: sql`incoming_mail im`,
  record: 'im',
  on: (outer) => sql`im.ticket_id = ${sql.ref(`${outer}.id`)}`,
  fields: { id: sql`im.id`, subject: sql`im.subject` },
}

/** Mail that comes in. */
export const mailboxesRoom: Room = {
  name: 'mailboxes',
  relations: { [ticketKind.name]: { mail: mailsOfTicket } },
  kinds: [
    {
      kind: mailboxKind,
      prepare: prepareMailbox,
      crud: ['create', 'update', 'remove', 'restore'],
      subtitle: (alias) => sql.ref(`${alias}.address`),
    },
    {
      kind: incomingMailKind,
      createBy: submitMail.name,
      possible: ({ state }, verb) => !decidedByHand.has(verb) || isUndecided(state),
      extras: {
        /** The mail as it came, while it is kept. */
        document: (alias) => sql`${sql.ref(`${alias}.document_id`)}::text`,
      },
      subtitle: (alias) => sql.ref(`${alias}.from_address`),
    },
  ],
  actions: [
    setPassword,
    testMailbox,
    fetchNow,
    reportFetch,
    submitMail,
    takeInMail,
    reportFailure,
    retryMail,
    openCaseFromMail,
    attachMail,
    discardMail,
  ],
  routes: [],
  jobs: mailJobs,
  keptDocuments: [{ kind: incomingMailKind.name, table: 'incoming_mail', column: 'id', document: 'document_id' }],
  settings: [
    // 0 = no limit.
    { key: hourlySetting, field: integer({ required: true, min: 0, max: 10_000 }), default: 20 },
    // 0 = for ever.
    { key: rawDays, field: integer({ required: true, min: 0, max: 3650 }), default: 90 },
  ],
  ruleSets: [mailIntakeRules],
}
