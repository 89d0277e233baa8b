import { z } from 'zod'
import { boolean, choice, instant, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const agentKind = defineKind('agent', {
  plural: 'agents',
  isImported: false,
  fields: {
    deviceId: text({ required: true, system: true }),
    agentUuid: text({ system: true }),
    name: text({ required: true, system: true }),
    programVersion: text({ required: true, system: true, compare: 'version' }),
    tag: text({ system: true }),
    entity: reference('entity', { system: true }),
    asset: reference('asset', { system: true }),
    address: text({ system: true }),
    userAgent: text({ system: true }),
    isBlocked: boolean(),
    lastContactAt: instant({ system: true, silent: true }),
    lastInventoryAt: instant({ system: true, silent: true }),
    lastFullAt: instant({ system: true, silent: true }),
  },
  title: 'deviceId',
  list: ['deviceId', 'name', 'programVersion', 'asset', 'tag', 'address', 'lastContactAt', 'isBlocked'],
  entityField: 'entity',
  page: '/inventory/agents/:id',
})

export const messageStates = ['queued', 'taken', 'unchanged', 'refused', 'doubt', 'failed'] as const

/** A message as an agent sent it, and what became of it. */
export const inventoryMessageKind = defineKind('inventory-message', {
  plural: 'inventory-messages',
  isImported: false,
  table: 'inventory_message',
  fields: {
    receivedAt: instant({ required: true, system: true }),
    door: text({ required: true, system: true }),
    query: text({ required: true, system: true }),
    deviceId: text({ system: true }),
    address: text({ system: true }),
    userAgent: text({ system: true }),
    size: integer({ required: true, system: true }),
    state: choice(messageStates, { required: true, system: true }),
    attempts: integer({ required: true, system: true }),
    processedAt: instant({ system: true }),
    durationMs: integer({ system: true }),
    agent: reference('agent', { system: true }),
    entity: reference('entity', { system: true }),
    asset: reference('asset', { system: true }),
    errorCode: text({ system: true }),
    errorDetail: longText({ system: true }),
    trace: json(z.record(z.string(), z.unknown()), { system: true }),
  },
  title: 'deviceId',
  sort: '-receivedAt',
  list: ['receivedAt', 'deviceId', 'query', 'state', 'asset', 'errorCode', 'size', 'durationMs'],
  hasTrash: false,
  hasStamps: false,
  guard: 'inventory',
  entityField: 'entity',
  page: '/inventory/messages/:id',
})

export const doubtKind = defineKind('inventory-doubt', {
  plural: 'inventory-doubts',
  isImported: false,
  table: 'inventory_doubt',
  fields: {
    deviceId: text({ required: true, system: true }),
    entity: reference('entity', { system: true }),
    message: reference('inventory-message', { required: true, system: true }),
    subject: json(z.record(z.string(), z.unknown()), { system: true }),
    candidates: json(z.array(z.record(z.string(), z.unknown())), { system: true }),
    state: choice(['open', 'linked', 'created', 'refused'], { required: true, system: true }),
    asset: reference('asset', { system: true }),
    user: reference('user', { system: true }),
    decidedAt: instant({ system: true }),
  },
  title: 'deviceId',
  sort: '-createdAt',
  list: ['deviceId', 'state', 'asset', 'user', 'decidedAt'],
  hasTrash: false,
  guard: 'inventory',
  entityField: 'entity',
  page: '/inventory/doubts/:id',
})

export const refusalReasons = ['rule', 'nameless', 'decided'] as const

/**
 * A machine that told its inventory and was not let in: what it said of itself, why, how often. `accepted`: a person lets
 * it in; `ignored`: a person keeps it out; `entered`: it came in by itself once the reason was gone.
 */
export const refusalKind = defineKind('inventory-refusal', {
  plural: 'inventory-refusals',
  isImported: false,
  table: 'inventory_refusal',
  fields: {
    deviceId: text({ required: true, system: true }),
    name: text({ system: true }),
    serial: text({ system: true }),
    uuid: text({ system: true }),
    manufacturer: text({ system: true }),
    model: text({ system: true }),
    type: choice(['computer', 'phone', 'printer', 'network-equipment', 'unmanaged'], {
      required: true,
      system: true,
      namedBy: 'kind.asset.choice.type',
    }),
    tag: text({ system: true }),
    addresses: text({ system: true, max: 4000 }),
    macs: text({ system: true, max: 4000 }),
    address: text({ system: true }),
    agent: reference('agent', { system: true }),
    entity: reference('entity', { system: true }),
    message: reference('inventory-message', { system: true }),
    reason: choice(refusalReasons, { required: true, system: true }),
    rule: reference('rule', { system: true }),
    detail: longText({ system: true }),
    trace: json(z.record(z.string(), z.unknown()), { system: true }),
    state: choice(['refused', 'accepted', 'ignored', 'entered'], { required: true, system: true }),
    times: integer({ required: true, system: true, silent: true }),
    firstAt: instant({ required: true, system: true, silent: true }),
    lastAt: instant({ required: true, system: true, silent: true }),
    asset: reference('asset', { system: true }),
    user: reference('user', { system: true }),
    decidedAt: instant({ system: true }),
  },
  title: 'deviceId',
  sort: '-lastAt',
  list: [
    'deviceId',
    'name',
    'serial',
    'manufacturer',
    'model',
    'reason',
    'state',
    'times',
    'firstAt',
    'lastAt',
    'addresses',
    'macs',
  ],
  hasText: true,
  guard: 'inventory',
  entityField: 'entity',
  page: '/inventory/refusals/:id',
})

export const junkSorts = ['serial', 'uuid', 'mac', 'model', 'manufacturer', 'name', 'ip', 'email'] as const
export type JunkSort = (typeof junkSorts)[number]

/**
 * Values that identify nobody ("To be filled by O.E.M."), added to the shipped list. `*` stands for anything, `?` for one
 * character; of addresses also networks (`192.168.56.0/24`).
 */
export const junkKind = defineKind('inventory-junk', {
  plural: 'inventory-junk',
  table: 'inventory_junk',
  fields: {
    sort: choice(junkSorts, { required: true }),
    value: text({ required: true }),
    comment: longText(),
  },
  title: 'value',
  list: ['sort', 'value', 'comment'],
  guard: 'inventory',
})
