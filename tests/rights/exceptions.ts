import type { Action } from '../../src/server/engine/actions/define-action.ts'
import { reaches } from '../../src/shared/access/reach.ts'
import {
  type EntityName,
  homeOfAll,
  mayUse,
  type RecordFacts,
  reachesEntity,
  type TestProfile,
  type Verdict,
  verdictOn,
} from './rules.ts'
import type { Person } from './world.ts'

/** Acts upon records whose rule is more than "this permission on this record", said in words. */
type Rule = (profile: TestProfile, record: RecordFacts, action: Action, profiles: readonly TestProfile[]) => Verdict

const onRecords: Record<string, Rule> = {
  // Somebody else's message is changed by whoever may delete the case.
  'ticket-entry.update': changeEntry,
  'ticket-entry.remove': changeEntry,
  // A copy belongs to nobody yet: it must lie where one may create.
  ...Object.fromEntries(
    ['asset', 'contract', 'supplier', 'contact', 'budget', 'licence', 'stock-item'].map((kind) => [
      `${kind}.copy`,
      copyRecord,
    ]),
  ),
  // What lies in the trash is out of sight for those who read an article only because it is published.
  'article.restore': restoreArticle,
  // Nobody touches the account of a person who may more than he does.
  ...Object.fromEntries(
    ['update', 'disable', 'enable', 'remove', 'restore', 'set-password'].map((verb) => [`user.${verb}`, touchAccount]),
  ),
}

function touchAccount(
  profile: TestProfile,
  record: RecordFacts,
  action: Action,
  profiles: readonly TestProfile[],
): Verdict {
  const verdict = verdictOn(profile, action.permission, action.on!.kind, record)
  if (verdict !== 'passed' || record.owner === profile.code) return verdict
  const theirs = profiles.find((each) => each.code === record.owner)
  return theirs === undefined || hasAll(profile, theirs) ? 'passed' : 'forbidden'
}

/** Both hold their profile over the same branch: what counts is the reach of each permission. */
const hasAll = (one: TestProfile, other: TestProfile): boolean =>
  Object.entries(other.permissions).every(([permission, reach]) => {
    const mine = one.permissions[permission]
    return mine !== undefined && reaches.indexOf(mine) >= reaches.indexOf(reach)
  })

function copyRecord(profile: TestProfile, record: RecordFacts, action: Action): Verdict {
  const verdict = verdictOn(profile, action.permission, action.on!.kind, record)
  const reach = profile.permissions[action.permission!]
  if (verdict !== 'passed' || reach === undefined || reachesEntity(reach, record.entity)) return verdict
  // The group goes along: what is a group's may be made by its members.
  return record.ofGroup && reach !== 'own' ? 'passed' : 'forbidden'
}

function restoreArticle(profile: TestProfile, record: RecordFacts, action: Action): Verdict {
  const verdict = verdictOn(profile, action.permission, action.on!.kind, record)
  const reach = profile.permissions['article.read-internal']
  const isSeen = reach !== undefined && reachesEntity(reach, record.entity, true)
  return profile.permissions[action.permission!] !== undefined && !isSeen ? 'not_found' : verdict
}

function changeEntry(profile: TestProfile, record: RecordFacts): Verdict {
  const kind = { name: 'ticket-entry', guard: 'ticket' }
  const verdict = verdictOn(profile, 'ticket.reply', kind, record)
  return verdict === 'passed' && !mayUse(profile, 'ticket.delete', kind.name, record) ? 'forbidden' : verdict
}

export function verdictOnRecord(
  action: Action,
  profile: TestProfile,
  record: RecordFacts,
  profiles: readonly TestProfile[],
): Verdict {
  return (
    onRecords[action.name]?.(profile, record, action, profiles) ??
    verdictOn(profile, action.permission, action.on!.kind, record)
  )
}

/** Acts that make something: where they may. The rule when none is named: the permission's reach covers the entity. */
const making: Record<string, (profile: TestProfile, entity: EntityName) => boolean> = {
  // At home everybody; elsewhere below the grant, in an entity that one sees.
  'ticket.open': (profile, entity) =>
    entity === homeOfAll ||
    profile.permissions['ticket.open'] === 'all' ||
    ((entity === 'north' || entity === 'northEast') &&
      mayUse(profile, 'entity.read', 'entity', { entity, owner: null, ofGroup: false })),
  // Hands in a file that the person has sent before, and there is none here: tested in its room.
  'incoming-mail.submit': () => false,
  // What one could make by hand.
  'import.create': (profile) => profile.permissions['dictionary.create'] !== undefined,
  // One's own account.
  'session.end-others': () => true,
  // From a pool that is for everybody.
  'booking.book': () => true,
  'booking-series.book': () => true,
  // Whoever holds a link; the example holds none.
  'approval-link.answer': () => false,
  'survey-link.answer': () => false,
  // Whoever is told of a major incident; the example names none.
  'ticket.join-major': () => false,
  'user.change-preferences': () => true,
  // For oneself, by a colleague of the group: one that is seen.
  'deputy.create': (profile) => mayUse(profile, 'user.read', 'user', { entity: homeOfAll, owner: null, ofGroup: true }),
  // In no entity, but they may name one: one that is seen.
  'asset-template.create': seesEntity,
  'number-sequence.create': seesEntity,
  // In no entity: whoever holds the permission.
  ...Object.fromEntries(
    [
      'supplier-type.create',
      'contract-type.create',
      'line-operator.create',
      'cable-strand.create',
      'appliance-type.create',
      'socket-model.create',
      'budget-type.create',
      'document-heading.create',
      'due-date.tell',
      'contract.roll',
      'profile.create',
      'api-token.create',
      'calendar-feed.create',
      'saved-view.create',
      'import-mapping.create',
      'setting.change',
      'audit-rule.check-all',
      'inventory-junk.create',
      'name-rule.create',
      'name-rule.add-known',
      'software.create',
      'software-rule.create',
      'software-rule.add-known',
      'software-rule.activate-all',
      'renaming.create',
      'inventory-message.replay-all',
      'manufacturer.create',
      'model.create',
      'asset-state.create',
      'link-type.create',
      'ticket-category.create',
      'ticket-sub-status.create',
      'solution-type.create',
      'task-category.create',
      'request-source.create',
      'review-form.create',
      'approval-template.create',
      'text-template.create',
      'article-category.create',
      'ticket-template.create',
      'ticket.take-next',
      'rule.try',
      'rule.preview',
      'state-transition.create',
      'type-lock.create',
      'transfer-model.create',
      'record-template.create',
      'link-template.create',
      'label-layout.create',
    ].map((name) => [name, () => true]),
  ),
}

function seesEntity(profile: TestProfile, entity: EntityName): boolean {
  return mayUse(profile, 'entity.read', 'entity', { entity, owner: null, ofGroup: false })
}

export function mayMake(action: Action, profile: TestProfile, entity: EntityName): boolean {
  if (insideOnly.includes(action.name)) return false
  const reach = action.permission === null ? 'all' : profile.permissions[action.permission]
  if (reach === undefined) return false
  const rule = making[action.name]
  if (rule !== undefined) return rule(profile, entity)
  return reachesEntity(reach, entity)
}

/** Reading routes that hang on no record: the permission they ask for; null = everybody who is signed in. */
export const openRoutes: Record<
  string,
  { permission: string | null; query: (person: Person) => Record<string, unknown> }
> = {
  '/access/explain': {
    permission: 'access.explain',
    query: ({ userId }) => ({ user: userId, permission: 'user.read' }),
  },
  '/mail/test': { permission: 'mail.send', query: () => ({}) },
  '/mail/status': { permission: 'mail.read', query: () => ({}) },
  '/audits': { permission: 'audit.read', query: () => ({}) },
  '/ticket-form': { permission: 'ticket.open', query: () => ({ type: 'incident' }) },
  '/known-errors': { permission: 'ticket.read', query: () => ({ text: 'Sample' }) },
  '/faq': { permission: 'article.read', query: () => ({ text: 'Sample' }) },
  '/faq/categories': { permission: 'article.read', query: () => ({}) },
  '/due-dates': { permission: null, query: () => ({ limit: 20 }) },
  '/permissions': { permission: 'profile.read', query: () => ({}) },
  '/settings': { permission: 'setting.read', query: () => ({}) },
  '/settings/history': { permission: 'setting.read', query: () => ({ limit: 20 }) },
  '/inventory-junk/preview': { permission: 'inventory.update', query: () => ({ sort: 'serial', value: 'x' }) },
  '/name-rules/preview': { permission: 'inventory.update', query: () => ({}) },
  '/software-rules/preview': { permission: 'inventory.update', query: () => ({}) },
  '/software-cleanup': { permission: 'software.update', query: () => ({}) },
  '/inventory/summary': { permission: 'inventory.read', query: () => ({}) },
  '/rule-sets/export': { permission: 'rule.read', query: () => ({ set: 'ticket-opening' }) },
  '/infrastructure/network-tree': { permission: 'infrastructure.read', query: () => ({}) },
  '/imports/kinds': { permission: 'import.create', query: () => ({}) },
  '/imports/preview': { permission: 'import.create', query: () => ({ kind: 'manufacturers' }) },
  '/reservations/free': {
    permission: 'booking-pool.read',
    query: () => ({ from: '2031-01-01T08:00:00Z', until: '2031-01-01T10:00:00Z' }),
  },
  '/reservations/calendar': {
    permission: 'booking-pool.read',
    query: () => ({ from: '2031-01-01T00:00:00Z', until: '2031-01-08T00:00:00Z' }),
  },
  '/status-notices': { permission: 'ticket.open', query: () => ({}) },
  '/change-calendar': {
    permission: 'ticket.read',
    query: () => ({ from: '2031-01-01T00:00:00Z', until: '2031-01-08T00:00:00Z' }),
  },
  '/planning': {
    permission: 'planning.read',
    query: () => ({ from: '2031-01-01T00:00:00Z', until: '2031-01-08T00:00:00Z' }),
  },
  '/ticket-loads': { permission: 'ticket.assign', query: () => ({ users: '1' }) },
  '/board-limits': { permission: 'ticket.read', query: () => ({}) },
  '/mentions': { permission: 'ticket.read', query: () => ({}) },
  '/planning/file': { permission: 'planning.read', query: () => ({}) },
  '/asset-types': { permission: null, query: () => ({}) },
  '/scan': { permission: 'asset.read', query: () => ({ code: 'INV-1' }) },
  // Counts only what the read gate lets through, like the list whose condition it takes.
  '/assets/sites': { permission: null, query: () => ({}) },
}

/** Reading routes that hang on a record and show more than the record: the permission asked beside seeing it. */
export const stricterRoutes: Record<string, string> = {
  '/assets/:id/ownership': 'purchase.read',
  '/assets/:id/secrets': 'asset.read-secret',
  '/assets/:id/messages': 'inventory.read',
  '/articles/:id/versions': 'article.read-internal',
  '/articles/:id/votes': 'article.read-internal',
  '/tickets/:id/mentionable': 'ticket.note',
  '/tickets/:id/rules': 'ticket.read-rules',
  '/tickets/:id/text-templates': 'ticket.note',
  '/assets/:id/rules': 'inventory.read',
  '/tickets/:id/clocks': 'service-level.read',
  '/tickets/:id/spending': 'ticket-cost.read',
}

/** Run by the house on what it has prepared itself: nobody may, and no door leads to them, which the matrix checks. */
export const insideOnly: readonly string[] = [
  'asset.inventory',
  'asset.mark-stale',
  'asset.wake-stale',
  'asset.purge',
  'asset.date-purchase',
  'import.report',
  'scan-run.report',
  'incoming-mail.take-in',
  'incoming-mail.report-failure',
  'mailbox.report-fetch',
  'snmp-credential.note-use',
  'renaming.report',
  'asset.rename',
  'software.regroup',
  'software.settle',
  'software.clean',
  'profile.ship',
  'audit-rule.ship',
  'notification-rule.ship',
  'job.tell-failure',
  'outgoing-mail.make-link',
  'outgoing-mail.write-test',
  'session.start',
  'ticket.escalate',
  'ticket.remind',
  'ticket.close-unanswered',
  'recurring-case.pass',
  'survey-answer.ask',
  'survey-answer.expire',
  'approval.remind',
]
