import { z } from 'zod'
import type { Action } from '../../src/server/engine/actions/define-action.ts'
import type { Person, World } from './world.ts'

type Example = (world: World, person: Person) => Record<string, unknown>

/** Inputs that cannot be guessed from the shape: add a line when the matrix says that an action's example is refused. */
const examples: Record<string, Example> = {
  'user.set-password': () => ({ password: 'le mistral souffle trois jours' }),
  'user.create': () => ({ login: `made-${Math.random()}` }),
  'member.create': (_world, { userId }) => ({ user: userId }),
  'grant.create': ({ emptyProfile }, { userId }) => ({ user: userId, profile: emptyProfile }),
  'number-sequence.create': () => ({ name: `made ${Math.random()}`, pattern: 'PC-{0000}', firstNumber: 1 }),
  'state-transition.create': ({ records }) => ({ toState: records.find(({ kind }) => kind === 'asset-state')!.id }),
  'asset.save-as-template': () => ({ name: `made ${Math.random()}` }),
  'ticket.ask-approval': () => ({ steps: [{ asked: [{ type: 'requester-manager' }] }] }),
  'deputy.create': ({ people }, { userId }) => ({
    deputy: people.find((other) => other.userId !== userId)!.userId,
    startsAt: '2031-01-01T00:00:00Z',
    endsAt: '2031-02-01T00:00:00Z',
  }),
  'ticket-cost.create': () => ({ name: 'Sample', sort: 'fixed', amount: '12.50' }),
  'ticket.open': () => ({ title: 'Sample' }),
  'recurring-case.create': () => ({ time: '08:00', onClosedDay: 'keep' }),
  'survey-answer.answer': () => ({ rating: 5, comment: 'x' }),
  'freeze-window.create': () => ({ startsAt: '2031-01-01T00:00:00Z', endsAt: '2031-01-02T00:00:00Z' }),
  'freeze-window.update': () => ({ name: 'Renamed' }),
  'change-model.update': () => ({ name: 'Renamed' }),
  'change-model.approve': () => ({}),
  'approval-template.create': () => ({ name: 'Sample', steps: [] }),
  'approval-template.update': () => ({ name: 'Renamed' }),
  'profile.limit-life': () => ({ denied: [] }),
  'ticket.join-major': () => ({ major: '1' }),
  'ticket.schedule': () => ({ plannedFrom: null, plannedUntil: null }),
  'recurring-case.update': () => ({ name: 'Renamed' }),
  'profile.create': () => ({ name: `made ${Math.random()}`, permissions: {} }),
  'profile.ship': () => ({ code: 'technician', permissions: {} }),
  'ip-network.create': () => ({
    range: `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.0/24`,
  }),
  'inventory-doubt.decide': () => ({ decision: 'refuse' }),
  'session.start': ({ stranger }) => ({ userId: stranger, tokenHash: 'f'.repeat(64) }),
  'label-layout.create': () => ({
    name: `made ${Math.random()}`,
    paper: 'tape',
    ...{ labelWidth: '60', labelHeight: '24', columns: 1, rows: 1 },
    ...{ marginLeft: '0', marginTop: '0', gapX: '0', gapY: '0' },
    code: 'qr',
  }),
  'link-template.create': () => ({ template: 'https://x.example/{serial}' }),
  'calendar-feed.create': () => ({ sort: 'own', group: undefined, pool: undefined }),
  'api-token.create': () => ({ scopes: ['*'] }),
  'booking.book': () => ({ startsAt: '2031-01-01T08:00:00Z', endsAt: '2031-01-01T10:00:00Z' }),
  'booking-series.book': () => ({
    startsAt: '2031-01-01T08:00:00Z',
    endsAt: '2031-01-01T10:00:00Z',
    repeats: { unit: 'day', count: 2 },
  }),
  'saved-view.create': () => ({ query: {} }),
  'calendar.create': () => ({ name: 'Sample', holidays: 'fr' }),
  'calendar.update': () => ({ name: 'Renamed' }),
  'service-level.create': () => ({ name: 'Sample', type: 'sla', target: 'own', amount: 4, unit: 'hours' }),
  'service-level.update': () => ({ name: 'Renamed' }),
  'unique-rule.create': () => ({ subject: 'asset', fields: ['serial'], mode: 'warn' }),
  'rule.create': () => ({ name: 'Sample', set: 'ticket-opening' }),
  'rule.update': () => ({ name: 'Renamed' }),
  'rule.try': ({ records }, { profile }) => ({
    set: 'ticket-opening',
    record: records.find((record) => record.kind === 'ticket' && record.owner === profile.code)!.id,
  }),
  'rule.preview': () => ({ set: 'ticket-opening', rule: { condition: { all: [] }, effects: [] } }),
  'rule.import': () => ({
    content: { format: 'cigale-rules-1', set: 'ticket-opening', rules: [{ name: 'Sample' }] },
  }),
  'import-mapping.create': () => ({ mapping: {} }),
  'import.create': () => ({ kind: 'manufacturers', text: 'name\nAcme\n', mapping: { mode: 'create' } }),
  'scan-range.create': ({ records }) => ({
    addresses: '10.0.0.0/24',
    credential: records.find(({ kind, entity }) => kind === 'snmp-credential' && entity === 'root')!.id,
  }),
  'mailbox.create': () => ({ name: `made ${Math.random()}`, address: 'made@agence.example' }),
  'mailbox.update': () => ({ name: `made ${Math.random()}` }),
  'scan-range.update': () => ({ addresses: '10.0.1.0/24' }),
  'snmp-credential.create': () => ({ protocol: 'v2c' }),
  'snmp-credential.update': () => ({ comment: 'x' }),
  'snmp-credential.set-secret': () => ({ community: 'x' }),
  'renaming.report': () => ({ state: 'running' }),
  'asset.rename': () => ({ changes: [] }),
  'software.regroup': () => ({ versions: [] }),
  'scan-run.report': () => ({ state: 'running' }),
  'import.report': () => ({ state: 'running' }),
  'catalogue-item.create': (world) => ({ sort: 'service', supplier: rootSupplier(world) }),
  'order.create': (world) => ({ supplier: rootSupplier(world) }),
  'order.receive': () => ({ lines: [{ line: '999999999', quantity: '1' }] }),
  'order-line.create': () => ({ designation: 'Sample', quantity: '1', unitPrice: '1' }),
  'setting.change': ({ services }) => {
    const setting = [...services.house.settings.values()][0]!
    return { key: setting.key, value: setting.default }
  },
}

/** Of the root, and so seen by whoever sees any. */
const rootSupplier = ({ records }: World) =>
  records.find(({ kind, entity }) => kind === 'supplier' && entity === 'root')!.id

interface Shape {
  type?: string | string[]
  properties?: Record<string, Shape>
  required?: string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  items?: Shape
  minItems?: number
  minimum?: number
  minLength?: number
  pattern?: string
  format?: string
}

/** Verbs that every kind with the same ability has. */
const verbExamples: Record<string, Example> = {
  'add-link': () => ({ url: 'https://x.example/' }),
}

/** The smallest input that the action's schema lets through. */
export function exampleInput(action: Action, world: World, person: Person): Record<string, unknown> {
  const shape = z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as Shape
  const example = examples[action.name] ?? verbExamples[action.name.split('.')[1]!]
  return { ...(sample(shape) as Record<string, unknown>), ...example?.(world, person) }
}

function sample(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum !== undefined) return shape.enum[0]
  const choice = shape.anyOf ?? shape.oneOf
  if (choice !== undefined) return sample(choice[0]!)
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type
  if (type === 'object') {
    const required = shape.required ?? []
    return Object.fromEntries(required.map((name) => [name, sample(shape.properties?.[name] ?? {})]))
  }
  if (type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => sample(shape.items ?? {}))
  if (type === 'integer' || type === 'number')
    return shape.minimum !== undefined && shape.minimum > -1e9 ? shape.minimum : 1
  if (type === 'boolean') return false
  if (type === 'string') return sampleText(shape)
  return null
}

/** An id that exists nowhere, a moment to come, or words. */
function sampleText({ pattern, format, minLength }: Shape): string {
  if (format === 'date-time') return '2031-01-01T00:00:00Z'
  if (format === 'date') return '2031-01-01'
  if (format === 'uuid') return '7d444840-9dc0-11d1-b245-5ffdce74fad2'
  if (pattern?.includes('\\d') === true) return '999999999'
  return `sample ${Math.random()}`.padEnd(minLength ?? 1, 'x')
}
