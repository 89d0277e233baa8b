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

/** Values that identify nobody ("To be filled by O.E.M."), added to the shipped list. */
export const junkKind = defineKind('inventory-junk', {
  plural: 'inventory-junk',
  table: 'inventory_junk',
  fields: {
    sort: choice(['serial', 'uuid', 'mac', 'model', 'manufacturer'], { required: true }),
    value: text({ required: true }),
    comment: longText(),
  },
  title: 'value',
  list: ['sort', 'value', 'comment'],
  guard: 'inventory',
})
