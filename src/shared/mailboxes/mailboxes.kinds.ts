import { z } from 'zod'
import { boolean, choice, instant, integer, json, longText, reference, richText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { reportedTypes } from '../tickets/ticket.lifecycle.ts'

/** How the connection is kept from listeners: from its first byte, by a command, or not at all (inside one's own walls). */
export const securities = ['tls', 'starttls', 'none'] as const

/** Whose mails open cases: people with an account, or everybody. */
export const senderPolicies = ['known', 'everybody'] as const

/** A mailbox that people write to: where it lies, what becomes of new mails. Its password is sealed beside it. */
export const mailboxKind = defineKind('mailbox', {
  plural: 'mailboxes',
  isImported: false,
  fields: {
    name: text({ required: true, max: 100 }),
    /** Mails from it are our own. */
    address: text({ required: true, max: 254 }),
    /** Of new cases; rules may say otherwise. */
    entity: reference('entity', { required: true }),
    host: text({ required: true, max: 253 }),
    /** Empty: 993, or 143 where the connection does not begin encrypted. */
    port: integer({ min: 1, max: 65_535 }),
    security: choice(securities, { required: true }),
    userName: text({ required: true, max: 254 }),
    hasPassword: boolean({ system: true }),
    /** Empty: INBOX. */
    folder: text({ max: 200 }),
    /** Where mails go once they are taken in; empty: they stay where they are. */
    processedFolder: text({ max: 200 }),
    quarantineFolder: text({ max: 200 }),
    isActive: boolean(),
    intervalMinutes: integer({ required: true, min: 1, max: 1440 }),
    caseType: choice(reportedTypes, { required: true }),
    category: reference('ticket-category'),
    senders: choice(senderPolicies, { required: true }),
    /** People in copy follow the new case. */
    addsCc: boolean(),
    /** Machines may open cases (alerts, lists). Answering machines and returned mails never do. */
    opensAutomatic: boolean(),
    maxMegabytes: integer({ required: true, min: 1, max: 100 }),
    comment: longText(),
    nextRunAt: instant({ system: true, silent: true }),
    lastRunAt: instant({ system: true, silent: true }),
    lastSuccessAt: instant({ system: true, silent: true }),
    /** Code of what went wrong at the last look, until one succeeds. */
    lastError: text({ system: true, silent: true, max: 500 }),
  },
  list: ['name', 'address', 'host', 'isActive', 'lastSuccessAt', 'nextRunAt', 'lastError', 'entity'],
  keys: ['name'],
  entityField: 'entity',
  page: '/mailboxes/:id',
})

/** Received: kept, not decided yet. What follows is a decision; only `quarantined` and `refused` ask people to look. */
export const mailStates = ['received', 'opened', 'replied', 'ignored', 'quarantined', 'refused', 'discarded'] as const
export type MailState = (typeof mailStates)[number]

/** One step of a decision, for people: `mailboxes.why.<code>`. */
export interface DecisionStep {
  code: string
  params?: Record<string, string | number>
}

/** Whether people may still decide otherwise: what led to a case stays there. */
export const isUndecided = (state: unknown): boolean => state !== 'opened' && state !== 'replied'

/** A mail that came in, and what became of it. */
export const incomingMailKind = defineKind('incoming-mail', {
  plural: 'incoming-mails',
  isImported: false,
  table: 'incoming_mail',
  fields: {
    receivedAt: instant({ required: true, system: true }),
    sentAt: instant({ system: true }),
    mailbox: reference('mailbox', { required: true, system: true }),
    entity: reference('entity', { required: true, system: true }),
    state: choice(mailStates, { required: true, system: true }),
    /** Code of what decided: `mailboxes.reason.<code>`. */
    reason: text({ system: true, max: 100 }),
    subject: text({ required: true, system: true, max: 500 }),
    fromAddress: text({ system: true, max: 320 }),
    fromName: text({ system: true, max: 200 }),
    fromDomain: text({ system: true, max: 255 }),
    recipients: text({ system: true, max: 2000 }),
    /** The account of the sender. */
    sender: reference('user', { system: true }),
    isKnown: boolean({ system: true }),
    isAutomatic: boolean({ system: true }),
    ticket: reference('ticket', { system: true }),
    messageId: text({ system: true, max: 998 }),
    /** What makes it this mail and no other (parse/head.ts). */
    digest: text({ required: true, system: true, silent: true, hidden: true, max: 64 }),
    /** Bytes. */
    size: integer({ required: true, system: true }),
    attachmentCount: integer({ required: true, system: true }),
    attempts: integer({ required: true, system: true, silent: true }),
    /** What went wrong at the last attempt. */
    error: text({ system: true, silent: true, max: 500 }),
    headers: longText({ system: true, silent: true }),
    body: longText({ system: true, silent: true }),
    preview: richText({ system: true, silent: true }),
    decision: json(z.array(z.record(z.string(), z.unknown())), { system: true, silent: true }),
    /** What rules say of the case that it opens, and whether it opens one at all. */
    caseEntity: reference('entity', { system: true, silent: true }),
    caseType: choice(reportedTypes, { system: true, silent: true }),
    caseCategory: reference('ticket-category', { system: true, silent: true }),
    caseGroup: reference('group', { system: true, silent: true }),
    casePriority: integer({ min: 1, max: 6, system: true, silent: true }),
    isIgnored: boolean({ system: true, silent: true }),
    /** A refusal is told to the sender. */
    answersRefusal: boolean({ system: true, silent: true }),
  },
  list: ['receivedAt', 'subject', 'fromAddress', 'state', 'reason', 'ticket', 'mailbox'],
  title: 'subject',
  sort: '-receivedAt',
  entityField: 'entity',
  hasTrash: false,
  page: '/incoming-mails/:id',
})
