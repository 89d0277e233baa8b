import { boolean, choice, instant, integer, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

export const snmpVersions = ['v1', 'v2c', 'v3'] as const

/** How to speak SNMP: the community or the two passphrases are sealed beside it and never shown again. */
export const snmpCredentialKind = defineKind('snmp-credential', {
  plural: 'snmp-credentials',
  table: 'snmp_credential',
  isImported: false,
  fields: {
    name: text({ required: true, max: 100 }),
    entity: reference('entity', { required: true }),
    protocol: choice(snmpVersions, { required: true }),
    /** Of the third version. */
    userName: text({ max: 100 }),
    authProtocol: choice(['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512']),
    privProtocol: choice(['des', 'aes', 'aes256b', 'aes256r']),
    comment: longText(),
    hasSecret: boolean({ system: true }),
  },
  list: ['name', 'protocol', 'userName', 'hasSecret', 'entity', 'updatedAt'],
  entityField: 'entity',
  guard: 'discovery',
  page: '/discovery/credentials/:id',
})

/** Where to look, with which credentials (tried in their order), how often. Empty numbers: the usual ones (`usual`). */
export const scanRangeKind = defineKind('scan-range', {
  plural: 'scan-ranges',
  table: 'scan_range',
  fields: {
    name: text({ required: true, max: 100 }),
    entity: reference('entity', { required: true }),
    addresses: text({ required: true, max: 1000 }),
    exclusions: text({ max: 1000 }),
    credential: reference('snmp-credential', { required: true }),
    secondCredential: reference('snmp-credential'),
    thirdCredential: reference('snmp-credential'),
    isActive: boolean(),
    /** Empty: only when asked. */
    intervalHours: integer({ min: 1, max: 8760 }),
    port: integer({ min: 1, max: 65_535 }),
    timeoutMs: integer({ min: 100, max: 20_000 }),
    retries: integer({ min: 0, max: 5 }),
    /** Addresses asked at the same time. */
    concurrency: integer({ min: 1, max: 128 }),
    comment: longText(),
    addressCount: integer({ system: true, silent: true }),
    nextRunAt: instant({ system: true, silent: true }),
    lastSuccessAt: instant({ system: true, silent: true }),
    lastError: text({ system: true, silent: true, max: 500 }),
  },
  list: ['name', 'addresses', 'addressCount', 'isActive', 'intervalHours', 'lastSuccessAt', 'nextRunAt', 'lastError'],
  entityField: 'entity',
  guard: 'discovery',
  page: '/discovery/ranges/:id',
})

export const usual = { port: 161, timeoutMs: 1_500, retries: 1, concurrency: 48 } as const

export const scanStates = ['queued', 'running', 'done', 'stopped', 'failed'] as const

/** One walk through a range. */
export const scanRunKind = defineKind('scan-run', {
  plural: 'scan-runs',
  table: 'scan_run',
  isImported: false,
  fields: {
    range: reference('scan-range', { required: true, system: true }),
    entity: reference('entity', { required: true, system: true }),
    state: choice(scanStates, { required: true, system: true, silent: true }),
    user: reference('user', { system: true }),
    totalCount: integer({ required: true, system: true, silent: true }),
    triedCount: integer({ required: true, system: true, silent: true }),
    answeredCount: integer({ required: true, system: true, silent: true }),
    errorCount: integer({ required: true, system: true, silent: true }),
    /** Code of what stopped it. */
    error: text({ system: true, silent: true, max: 500 }),
    startedAt: instant({ system: true, silent: true }),
    finishedAt: instant({ system: true, silent: true }),
  },
  title: 'id',
  sort: '-createdAt',
  list: ['createdAt', 'range', 'state', 'triedCount', 'answeredCount', 'errorCount', 'user', 'finishedAt'],
  entityField: 'entity',
  hasTrash: false,
  guard: 'discovery',
  page: '/discovery/runs/:id',
})
