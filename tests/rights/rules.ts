import type { Reach } from '../../src/shared/access/reach.ts'

/**
 * The rules of access read a second time, from words instead of SQL: what profiles give is taken from the table of
 * shipped profiles, everything else is said again here. The matrix compares this with what the house really does.
 */

/** root > north > northEast; root > south; root > west. Every tested person has his profile over north, and lives in south. */
export type EntityName = 'root' | 'north' | 'northEast' | 'south' | 'west'
export const homeOfAll: EntityName = 'south'

/** What is known of a record of the test world. */
export interface RecordFacts {
  entity: EntityName | null
  /** Code of the profile whose person it belongs to; `everyone` = to each of them. */
  owner: string | null
  /** Belongs to the group that all tested people are in. */
  ofGroup: boolean
  /** Says of itself that entities below may read it. */
  isShared?: boolean
}

interface KindRules {
  /** Belongs to an entity; else reach does not limit it, unless it belongs to a person. */
  inEntity?: boolean
  /** Permissions for which being one's own opens it. */
  own?: 'all' | readonly string[]
  /** Permissions for which being one's group's opens it. */
  group?: 'all'
  /** Lower entities read what upper ones have. */
  sharedDown?: boolean
  /** Nobody else's business, whatever the reach. */
  isPrivate?: boolean
  /** What belongs to the entity one lives in, or to those above it, counts as one's own. */
  ownOfHome?: 'home' | 'home and above'
  /** Rights are those over the record of this kind that it hangs on; writing asks for reading as well. */
  through?: string
}

/** Kinds with rules of their own. A kind without any stands in this table only if the house gives it an access. */
export const kindRules: Record<string, KindRules> = {
  entity: { inEntity: true, own: ['entity.read'], ownOfHome: 'home' },
  location: { inEntity: true, own: ['location.read'], ownOfHome: 'home and above', sharedDown: true },
  user: { inEntity: true, own: 'all', group: 'all' },
  group: { inEntity: true, own: ['group.read'], group: 'all', sharedDown: true },
  member: { through: 'group' },
  grant: { inEntity: true, own: ['grant.read'] },
  article: { inEntity: true, own: ['article.read'], ownOfHome: 'home and above', sharedDown: true },
  mailbox: { inEntity: true },
  'incoming-mail': { inEntity: true },
  supplier: { inEntity: true, sharedDown: true },
  contact: { inEntity: true, sharedDown: true },
  contract: { inEntity: true },
  'contract-cost': { through: 'contract' },
  budget: { inEntity: true },
  purchase: { through: 'asset' },
  'ticket-cost': { through: 'ticket' },
  'api-token': { own: 'all' },
  'calendar-feed': { own: 'all' },
  session: { own: 'all' },
  'saved-view': { own: 'all', isPrivate: true },
  rule: { inEntity: true, sharedDown: true },
  'audit-rule': { inEntity: true, sharedDown: true },
  'unique-rule': { inEntity: true, sharedDown: true },
  calendar: { inEntity: true, sharedDown: true },
  'service-level': { inEntity: true, sharedDown: true },
  import: { own: 'all' },
  'import-mapping': { own: 'all' },
  asset: { inEntity: true, own: 'all', group: 'all' },
  'server-room': { inEntity: true },
  vlan: { inEntity: true },
  'ip-network': { inEntity: true },
  socket: { inEntity: true },
  agent: { inEntity: true },
  'snmp-credential': { inEntity: true, sharedDown: true },
  'scan-range': { inEntity: true },
  'scan-run': { inEntity: true },
  'inventory-message': { inEntity: true },
  'inventory-doubt': { inEntity: true },
  'inventory-refusal': { inEntity: true },
  'asset-link': { through: 'asset' },
  'impact-group': { inEntity: true },
  'hand-over': { through: 'asset' },
  'hardware-change': { through: 'asset' },
  approval: { own: 'all' },
  approver: { own: 'all' },
  deputy: { own: 'all' },
  ticket: { inEntity: true, own: 'all', group: 'all' },
  'ticket-entry': { through: 'ticket' },
  'ticket-party': { through: 'ticket' },
  'recurring-case': { inEntity: true },
  'change-model': { inEntity: true, sharedDown: true },
  'freeze-window': { inEntity: true, sharedDown: true },
  'booking-pool': { inEntity: true },
  bookable: { through: 'booking-pool' },
  booking: { inEntity: true, own: 'all' },
  'booking-series': { inEntity: true, own: 'all' },
  survey: { inEntity: true },
  notice: { own: 'all', isPrivate: true },
  'notification-rule': { inEntity: true },
  'notification-template': { inEntity: true },
  'mail-identity': { inEntity: true },
  'outgoing-mail': { inEntity: true },
  'survey-answer': { inEntity: true, own: 'all' },
  'catalogue-item': { inEntity: true },
  order: { inEntity: true },
  'order-line': { through: 'order' },
  reception: { through: 'order' },
  'reception-line': { through: 'order' },
  bill: { through: 'order' },
  licence: { inEntity: true },
  'licence-seat': { through: 'licence' },
  'stock-item': { inEntity: true },
  'stock-level': { through: 'stock-item' },
  'stock-movement': { through: 'stock-item' },
  cartridge: { through: 'stock-item' },
  stocktake: { inEntity: true },
  'stocktake-line': { through: 'stocktake' },
  'stocktake-scan': { through: 'stocktake' },
}

/** A profile as the test holds it. */
export interface TestProfile {
  code: string
  permissions: Readonly<Record<string, Reach>>
}

/** May the person of this profile use the permission on this record? */
export function mayUse(profile: TestProfile, permission: string, kind: string, record: RecordFacts): boolean {
  const rules = kindRules[kind] ?? {}
  if (rules.through !== undefined) return mayUse(profile, permission, rules.through, record)
  const reach = profile.permissions[permission]
  if (reach === undefined) return false
  const isOwn = isOwnRecord(profile, rules, record)
  if (rules.isPrivate) return isOwn
  if (reach === 'all') return true
  if (rules.inEntity !== true && rules.own === undefined) return true
  if (isOwn && (rules.own === 'all' || rules.own?.includes(permission))) return true
  if (record.ofGroup && rules.group === 'all' && reach !== 'own') return true
  return (
    rules.inEntity === true &&
    reachesEntity(
      reach,
      record.entity,
      (rules.sharedDown === true || record.isShared === true) && permission.endsWith('.read'),
    )
  )
}

function isOwnRecord(profile: TestProfile, rules: KindRules, record: RecordFacts): boolean {
  if (record.owner === profile.code || record.owner === 'everyone') return true
  if (rules.ownOfHome === undefined) return false
  return record.entity === homeOfAll || (rules.ownOfHome === 'home and above' && record.entity === 'root')
}

/** North itself by `entity`; with what lies below it by `subtree`; above only what is shared downwards. */
export function reachesEntity(reach: Reach, entity: EntityName | null, isShared = false): boolean {
  if (reach === 'all') return true
  if (reach !== 'entity' && reach !== 'subtree') return false
  if (entity === 'north') return true
  if (entity === 'northEast') return reach === 'subtree'
  return entity === 'root' && isShared
}

/** What a tested person lives to see: nothing there, a refusal, or the way in. */
export type Verdict = 'not_found' | 'forbidden' | 'passed'

/** Verdict on an act upon a record: no such permission at all, then hidden, then seen but not allowed. */
export function verdictOn(
  profile: TestProfile,
  permission: string | null,
  kind: { name: string; guard: string },
  record: RecordFacts,
): Verdict {
  if (permission !== null && profile.permissions[permission] === undefined) return 'forbidden'
  if (!mayUse(profile, `${kind.guard}.read`, kind.name, record)) return 'not_found'
  return permission === null || mayUse(profile, permission, kind.name, record) ? 'passed' : 'forbidden'
}
