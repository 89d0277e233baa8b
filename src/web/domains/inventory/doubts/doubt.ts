import { isNamed, type Json } from '../../../engine/records.ts'
import type { Scored } from '../inventory-api.ts'

/** The machine as its message describes it. */
export interface Subject {
  deviceId?: string
  name?: string | null
  manufacturer?: string | null
  model?: string | null
  serial?: string | null
  uuid?: string | null
  assetTag?: string | null
  mainboardSerial?: string | null
  macs?: { mac: string }[]
  user?: string | null
  os?: string | null
  tag?: string | null
  type?: string
  agent?: { name: string; version: string }
  reason?: string
}

export const subjectOf = (record: Json): Subject =>
  typeof record.subject === 'object' && record.subject !== null ? (record.subject as Subject) : {}

export const candidatesOf = (record: Json): Scored[] =>
  Array.isArray(record.candidates) ? (record.candidates as Scored[]) : []

/** A value that a decision may declare to identify nobody. */
export interface JunkValue {
  sort: 'serial' | 'uuid' | 'mac'
  value: string
}

/** Values of the message that candidates share or contradict: what the question is about. */
export function tellingOf(record: Json): JunkValue[] {
  const subject = subjectOf(record)
  const told = candidatesOf(record).flatMap((each) => [
    ...each.shared.map((evidence) => evidence.sort),
    ...each.contradictions.map((evidence) => evidence.sort),
  ])
  const all: JunkValue[] = [
    ...(subject.serial ? [{ sort: 'serial' as const, value: subject.serial }] : []),
    ...(subject.uuid ? [{ sort: 'uuid' as const, value: subject.uuid }] : []),
    ...(subject.macs ?? []).map(({ mac }) => ({ sort: 'mac' as const, value: mac })),
  ]
  return all.filter((each) => told.includes(each.sort)).slice(0, 10)
}

/** How many assets come into question, and which has most points. */
export function bestScore(record: Json): { count: number; best: Scored | null } {
  const candidates = candidatesOf(record)
  return { count: candidates.length, best: candidates.toSorted((a, b) => b.score - a.score)[0] ?? null }
}

export type Mark = 'same' | 'differs' | null

export interface Side {
  value: string | null
  mark: Mark
}

export interface Row {
  key: string
  ours: string | null
  theirs: Side[]
}

const text = (value: unknown): string | null => {
  if (isNamed(value)) return value.name
  return typeof value === 'string' && value !== '' ? value : null
}

const valuesOf = (list: readonly { sort: string; value: string }[], sort: string): string[] =>
  list.filter((each) => each.sort === sort).map((each) => each.value)

/** What a candidate's asset says for a row; evidence that only the server has kept is taken from what is shared. */
type Theirs = (asset: Json | undefined, scored: Scored) => string | null

const shared =
  (...sorts: string[]): Theirs =>
  (_asset, scored) =>
    sorts.flatMap((sort) => valuesOf(scored.shared, sort)).join('\n') || null

const field =
  (...names: string[]): Theirs =>
  (asset) =>
    names
      .map((name) => text(asset?.[name]))
      .filter(Boolean)
      .join(' ') || null

const rows: { key: string; sorts: readonly string[]; ours: (subject: Subject) => string | null; theirs: Theirs }[] = [
  { key: 'name', sorts: ['name'], ours: (it) => text(it.name), theirs: field('name') },
  { key: 'serial', sorts: ['serial'], ours: (it) => text(it.serial), theirs: field('serial') },
  { key: 'uuid', sorts: ['uuid'], ours: (it) => text(it.uuid), theirs: field('uuid') },
  {
    key: 'mac',
    sorts: ['mac'],
    ours: (it) => it.macs?.map(({ mac }) => mac).join('\n') || null,
    theirs: shared('mac'),
  },
  {
    key: 'mainboardSerial',
    sorts: ['mainboard'],
    ours: (it) => text(it.mainboardSerial),
    theirs: shared('mainboard'),
  },
  { key: 'assetTag', sorts: ['tag'], ours: (it) => text(it.assetTag), theirs: field('inventoryNumber') },
  { key: 'manufacturer', sorts: [], ours: (it) => text(it.manufacturer), theirs: field('manufacturer') },
  { key: 'model', sorts: [], ours: (it) => text(it.model), theirs: field('model') },
  { key: 'os', sorts: [], ours: (it) => text(it.os), theirs: field('osName', 'osVersion') },
  { key: 'user', sorts: [], ours: (it) => text(it.user), theirs: (asset) => text(asset?.user) ?? text(asset?.contact) },
  { key: 'agent', sorts: ['agent', 'device'], ours: (it) => text(it.deviceId), theirs: shared('device', 'agent') },
  { key: 'entity', sorts: [], ours: (it) => text(it.tag), theirs: field('entity') },
]

/** The message beside each candidate, line by line; lines that nobody fills are left out. */
export function compare(subject: Subject, candidates: readonly Scored[], assets: readonly (Json | undefined)[]): Row[] {
  return rows
    .map(({ key, sorts, ours, theirs }) => {
      const said = ours(subject)
      const side = (scored: Scored, asset: Json | undefined): Side => {
        const mark = markOf(scored, sorts)
        const now = theirs(asset, scored)
        // Since the decision the asset may say what the message said: what it said then is what contradicted.
        const then = mark === 'differs' && (now === null || now === said) ? contradicted(scored, sorts) : now
        return { mark, value: then ?? shared(...sorts)(undefined, scored) }
      }
      return { key, ours: said, theirs: candidates.map((scored, index) => side(scored, assets[index])) }
    })
    .filter((row) => row.ours !== null || row.theirs.some((side) => side.value !== null))
}

const contradicted = (scored: Scored, sorts: readonly string[]): string | null =>
  scored.contradictions.find((each) => sorts.includes(each.sort))?.theirs ?? null

function markOf(scored: Scored, sorts: readonly string[]): Mark {
  if (scored.contradictions.some((each) => sorts.includes(each.sort))) return 'differs'
  return scored.shared.some((each) => sorts.includes(each.sort)) ? 'same' : null
}
