import { z } from 'zod'
import { conditionSchema } from '../conditions/condition.ts'
import { boolean, choice, choices, instant, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { languages } from '../languages.ts'
import { noticeEventNames, noticeFamilies, noticeKinds } from './notice-events.ts'
import { namedReasons, recipientRoleNames } from './recipients.ts'

export const noticeChannels = ['inbox', 'mail'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** How a notice reaches its mail: not at all, with the others of its record, in the day's digest; done = it is in one. */
export const mailWays = ['none', 'once', 'digest', 'done'] as const

/** Something that one person was told: a line of his inbox. What was said stands in it as it was, in his language. */
export const noticeKind = defineKind('notice', {
  plural: 'notices',
  isImported: false,
  hasTrash: false,
  fields: {
    title: text({ required: true, system: true, max: 300 }),
    about: text({ system: true, max: 300 }),
    event: choice(noticeEventNames, { required: true, system: true, namedBy: 'notifications.event' }),
    family: choice(noticeFamilies, { required: true, system: true, namedBy: 'notifications.family' }),
    at: instant({ required: true, system: true }),
    readAt: instant({ system: true, silent: true }),
    user: reference('user', { system: true }),
    by: reference('user', { system: true }),
    body: longText({ system: true, silent: true }),
    reason: choice([...recipientRoleNames, ...namedReasons], { system: true, namedBy: 'notifications.role' }),
    rule: reference('notification-rule', { system: true }),
    recordKind: choice(noticeKinds, { required: true, system: true, hidden: true, namedBy: 'notifications.kind' }),
    recordId: integer({ system: true, hidden: true }),
  },
  title: 'title',
  sort: '-at',
  list: ['title', 'about', 'family', 'at'],
})

/** Who is told of what, and how. Of the rules for one event those of the nearest entity above the record count, and no others. */
export const notificationRuleKind = defineKind('notification-rule', {
  plural: 'notification-rules',
  table: 'notification_rule',
  isImported: false,
  fields: {
    name: text({ required: true }),
    event: choice(noticeEventNames, { required: true, namedBy: 'notifications.event' }),
    entity: reference('entity', { required: true }),
    isActive: boolean(),
    roles: choices(recipientRoleNames, { namedBy: 'notifications.role' }),
    user: reference('user'),
    group: reference('group'),
    profile: reference('profile'),
    address: text({ max: 254 }),
    exceptRoles: choices(recipientRoleNames, { namedBy: 'notifications.role' }),
    exceptUser: reference('user'),
    exceptGroup: reference('group'),
    channels: choices(noticeChannels, { namedBy: 'kind.notification-rule.choice.channels' }),
    /** Also whoever did it: an acknowledgement. */
    tellsActor: boolean(),
    condition: json(conditionSchema),
    position: integer({ min: 0, max: 10_000 }),
    /** Which of the shipped rules it was; no form offers it. */
    code: text({ max: 50, system: true, silent: true }),
    comment: longText(),
  },
  list: ['name', 'event', 'entity', 'isActive'],
  sort: 'position',
  entityField: 'entity',
  guard: 'notification',
})

/** The words of a mail about an event, in place of the shipped ones. The nearest entity above the record that has one decides. */
export const notificationTemplateKind = defineKind('notification-template', {
  plural: 'notification-templates',
  table: 'notification_template',
  isImported: false,
  fields: {
    name: text({ required: true }),
    event: choice(noticeEventNames, { required: true, namedBy: 'notifications.event' }),
    language: choice(languages, { required: true, namedBy: 'notifications.language' }),
    entity: reference('entity', { required: true }),
    isActive: boolean(),
    subject: text({ required: true, max: 200 }),
    body: longText({ required: true, max: 10_000 }),
    comment: longText(),
  },
  list: ['name', 'event', 'language', 'entity', 'isActive'],
  entityField: 'entity',
  guard: 'notification',
})

/** In whose name an entity and those below it write; what is left empty is as the entity above has it, at last as the settings say. */
export const mailIdentityKind = defineKind('mail-identity', {
  plural: 'mail-identities',
  table: 'mail_identity',
  isImported: false,
  hasTrash: false,
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    fromAddress: text({ max: 254 }),
    fromName: text({ max: 100 }),
    replyTo: text({ max: 254 }),
    subjectPrefix: text({ max: 50 }),
    footer: longText({ max: 2000 }),
  },
  list: ['name', 'entity', 'fromAddress'],
  entityField: 'entity',
  guard: 'notification',
})

export const mailStates = ['waiting', 'sent', 'failed', 'held', 'cancelled'] as const
export type MailState = (typeof mailStates)[number]

/** A mail that goes out, has gone out, or could not. Secret links are put in while it is sent, and stand nowhere. */
export const outgoingMailKind = defineKind('outgoing-mail', {
  plural: 'outgoing-mails',
  table: 'outgoing_mail',
  isImported: false,
  hasTrash: false,
  fields: {
    subject: text({ required: true, system: true, max: 300 }),
    address: text({ required: true, system: true, max: 254 }),
    user: reference('user', { system: true }),
    state: choice(mailStates, { required: true, system: true }),
    family: choice(noticeFamilies, { required: true, system: true, namedBy: 'notifications.family' }),
    entity: reference('entity', { required: true, system: true }),
    language: choice(languages, { required: true, system: true, namedBy: 'notifications.language' }),
    tries: integer({ required: true, system: true, silent: true }),
    nextTryAt: instant({ system: true, silent: true, isAppointment: true }),
    sentAt: instant({ system: true }),
    lastError: text({ system: true, silent: true, max: 500 }),
    messageId: text({ required: true, system: true, silent: true, max: 300 }),
    bodyText: longText({ system: true, silent: true, max: 200_000 }),
    recordKind: choice(noticeKinds, { required: true, system: true, hidden: true, namedBy: 'notifications.kind' }),
    recordId: integer({ system: true, hidden: true }),
    headers: json(z.record(z.string(), z.string()), { system: true, silent: true }),
  },
  title: 'subject',
  sort: '-createdAt',
  list: ['subject', 'address', 'state', 'family', 'createdAt', 'sentAt', 'tries', 'lastError'],
  entityField: 'entity',
  guard: 'mail',
})
