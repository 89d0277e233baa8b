import { z } from 'zod'
import { reaches } from '../access/reach.ts'
import { boolean, choice, instant, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const userKind = defineKind('user', {
  plural: 'users',
  table: 'app_user',
  fields: {
    name: text({ required: true, search: 'A' }),
    login: text({ required: true, max: 100, search: 'B' }),
    firstName: text({ max: 100 }),
    lastName: text({ max: 100 }),
    email: text({ max: 254, search: 'B' }),
    phone: text({ max: 50 }),
    jobTitle: text({ search: 'C' }),
    entity: reference('entity', { required: true }),
    location: reference('location'),
    manager: reference('user'),
    language: choice(['fr', 'en'], { required: true }),
    /** Changed by `disable` and `enable` only: they also end sessions and tokens. */
    isActive: boolean({ system: true }),
    lastSignInAt: instant({ system: true, silent: true }),
    comment: longText(),
  },
  relations: { membership: { fields: { name: text(), isManager: boolean() }, named: 'name', kind: 'group' } },
  list: ['name', 'login', 'email', 'jobTitle', 'entity', 'location', 'isActive'],
  keys: ['login', 'email'],
  entityField: 'entity',
  hasText: true,
  page: '/users/:id',
})

/** In turn, or to whoever has the fewest open cases. */
export const distributions = ['turn', 'load'] as const
export type Distribution = (typeof distributions)[number]

export const groupKind = defineKind('group', {
  plural: 'groups',
  table: 'app_group',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    code: text({ max: 50 }),
    email: text({ max: 254 }),
    canBeAssigned: boolean(),
    /** How new cases of the group are shared out among its members; none = they stay with the group. */
    distribution: choice(distributions),
    comment: longText(),
  },
  list: ['name', 'code', 'entity', 'canBeAssigned'],
  entityField: 'entity',
  page: '/groups/:id',
})

export const memberKind = defineKind('member', {
  plural: 'members',
  table: 'group_member',
  fields: {
    group: reference('group', { required: true }),
    user: reference('user', { required: true }),
    isManager: boolean(),
    /** Nothing that is shared out in the group comes to this member. */
    isPassedOver: boolean(),
  },
  title: 'id',
  sort: 'id',
  keys: ['group', 'user'],
  list: ['group', 'user', 'isManager', 'isPassedOver'],
  hasTrash: false,
  guard: 'group',
})

export const profileKind = defineKind('profile', {
  plural: 'profiles',
  fields: {
    name: text({ required: true }),
    code: text({ max: 50, system: true }),
    shell: choice(['desk', 'portal'], { required: true }),
    permissions: json(z.record(z.string().max(100), z.enum(reaches))),
    isShipped: boolean({ system: true }),
    comment: longText(),
  },
  list: ['name', 'shell', 'isShipped'],
})

/** A profile given to a person over an entity. */
export const grantKind = defineKind('grant', {
  plural: 'grants',
  table: 'access_grant',
  fields: {
    user: reference('user', { required: true }),
    profile: reference('profile', { required: true }),
    entity: reference('entity', { required: true }),
    isRecursive: boolean(),
  },
  title: 'id',
  sort: 'id',
  list: ['user', 'profile', 'entity', 'isRecursive'],
  hasTrash: false,
  entityField: 'entity',
})

export const apiTokenKind = defineKind('api-token', {
  plural: 'api-tokens',
  isImported: false,
  table: 'api_token',
  fields: {
    name: text({ required: true, max: 100 }),
    user: reference('user', { required: true, system: true }),
    hint: text({ required: true, system: true }),
    scopes: json(z.array(z.string().max(100)).max(100), { system: true }),
    expiresAt: instant({ system: true }),
    lastUsedAt: instant({ system: true, silent: true }),
  },
  list: ['name', 'user', 'hint', 'expiresAt', 'lastUsedAt'],
})

/** A signed-in browser. Ended ones stay hidden for a month: they say from where a person usually comes. */
export const sessionKind = defineKind('session', {
  plural: 'sessions',
  isImported: false,
  fields: {
    user: reference('user', { required: true, system: true }),
    address: text({ system: true }),
    userAgent: text({ system: true, max: 500 }),
    createdAt: instant({ required: true, system: true }),
    lastSeenAt: instant({ required: true, system: true, silent: true }),
    expiresAt: instant({ required: true, system: true }),
  },
  title: 'userAgent',
  sort: '-lastSeenAt',
  list: ['user', 'address', 'userAgent', 'createdAt', 'lastSeenAt'],
  hasTrash: false,
  hasStamps: false,
})
