import { type RawBuilder, sql, type Transaction } from 'kysely'
import { anyWay } from '../../../shared/imports/mapping.ts'
import { columnOf, type Kind, propertyOf, writableFields } from '../../../shared/kinds/define-kind.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import { visible } from '../access/visible.ts'
import type { Services } from '../actions/context.ts'
import type { Action } from '../actions/define-action.ts'
import { runMany } from '../actions/run-many.ts'
import { entryOf } from '../house.ts'
import { keysOf } from './import-fields.ts'
import { plainText } from './plain.ts'

interface Candidate {
  id: string
  /** Place of the field it was found by, the surest first. */
  rank: number
  /** Its own references that the line may have too (the manufacturer of a model), by property. */
  shared: Record<string, string | null>
}

/** How a cell of a reference is to be understood. */
export interface Asked {
  target: Kind
  by: string
  create: boolean
  text: string
}

export type Found = { id: string } | { code: 'reference' | 'ambiguous'; params: Record<string, string> }

const most = 1_000
const separator = ' > '

/** What cells refer to, looked up set by set through the read gate and remembered for the whole file. */
export class References {
  private readonly services: Services
  private readonly actor: Actor
  private readonly kind: Kind
  private readonly known = new Map<string, Candidate[]>()
  /** Learnt in the transaction under way: forgotten if it is undone. */
  private fresh = new Set<string>()

  /** @param kind the kind that is imported: its own records appear while the file is read, so misses are asked again */
  constructor(services: Services, actor: Actor, kind: Kind) {
    this.services = services
    this.actor = actor
    this.kind = kind
  }

  keep(): void {
    this.fresh = new Set()
  }

  forget(): void {
    for (const key of this.fresh) this.known.delete(key)
    this.fresh = new Set()
  }

  /** Looks up what is not known yet. Two statements a kind at most. */
  async learn(db: Transaction<Tables>, asked: readonly Asked[]): Promise<void> {
    const wanted = new Map<string, { target: Kind; by: string; texts: Set<string> }>()
    for (const { target, by, text } of asked) {
      const candidates = this.known.get(keyOf(target, by, text))
      const isSettled = candidates !== undefined && (candidates.length > 0 || target.name !== this.kind.name)
      if (isSettled) continue
      const group = `${target.name} ${by}`
      const each = wanted.get(group) ?? { target, by, texts: new Set() }
      each.texts.add(text)
      wanted.set(group, each)
    }
    for (const { target, by, texts } of wanted.values()) {
      const list = [...texts]
      for (let from = 0; from < list.length; from += most)
        await this.lookUp(db, target, by, list.slice(from, from + most))
    }
  }

  /** @param line values of the line so far, by property: they tell namesakes apart */
  find({ target, by, text }: Asked, line: Record<string, unknown>): Found {
    const candidates = this.known.get(keyOf(target, by, text)) ?? []
    const params = { value: text }
    if (candidates.length === 0) return { code: 'reference', params }
    const rank = Math.min(...candidates.map((candidate) => candidate.rank))
    const best = candidates.filter((candidate) => candidate.rank === rank)
    const fitting = best.length === 1 ? best : best.filter((candidate) => agrees(candidate, line))
    const ids = [...new Set(fitting.map((candidate) => candidate.id))]
    return ids.length === 1 ? { id: ids[0]! } : { code: 'ambiguous', params }
  }

  /** May what is missing of this kind be made from its name alone? */
  maker(target: Kind): Action | null {
    const action = this.services.house.actions.get(`${target.name}.create`)
    if (target.guard !== 'dictionary' || action === undefined) return null
    const isEnough = writableFields(target).every(
      ([name, field]) =>
        name === 'name' || field.required !== true || field.type === 'boolean' || field.type === 'json',
    )
    return isEnough ? action : null
  }

  /** Makes what is missing, branch by branch in a tree; what it takes from the line is what the line shares with it. */
  async make(db: Transaction<Tables>, asked: Asked, line: Record<string, unknown>): Promise<Found> {
    const action = this.maker(asked.target)
    if (action === null) return { code: 'reference', params: { value: asked.text } }
    const names = asked.target.isTree ? asked.text.split(/\s*>\s*/).filter(Boolean) : [asked.text.trim()]
    let parent: string | null = null
    for (const [depth, name] of names.entries()) {
      const path = names.slice(0, depth + 1).join(separator)
      const made = await this.makeOne(
        db,
        action,
        { ...asked, text: path },
        { name, ...(parent === null ? {} : { parent }) },
        line,
      )
      if (!('id' in made)) return made
      parent = made.id
      if (depth === names.length - 1) this.remember(asked, made.id)
    }
    return parent === null ? { code: 'reference', params: { value: asked.text } } : { id: parent }
  }

  private async makeOne(
    db: Transaction<Tables>,
    action: Action,
    asked: Asked,
    input: Record<string, unknown>,
    line: Record<string, unknown>,
  ): Promise<Found> {
    await this.learn(db, [asked])
    const found = this.find(asked, line)
    if ('id' in found) return found
    const shared = sharedReferences(this.kind, asked.target).filter(
      ([, property]) => typeof line[property] === 'string',
    )
    const full = { ...Object.fromEntries(shared.map(([name, property]) => [name, line[property]])), ...input }
    const [outcome] = await runMany(this.services, action as Action<never, { id: string }>, this.actor, [full], {
      transaction: db,
    })
    if (outcome === undefined || 'refusal' in outcome) return { code: 'reference', params: { value: asked.text } }
    this.remember(asked, outcome.output.id)
    return { id: outcome.output.id }
  }

  private remember({ target, by, text }: Asked, id: string): void {
    const key = keyOf(target, by, text)
    this.known.set(key, [{ id, rank: 0, shared: {} }])
    this.fresh.add(key)
  }

  private async lookUp(db: Transaction<Tables>, target: Kind, by: string, texts: readonly string[]): Promise<void> {
    const entry = entryOf(this.services.house, target.name)
    const living = target.hasTrash ? sql`and r.deleted_at is null` : sql``
    const shared = sharedReferences(this.kind, target)
    const columns = shared.map(
      ([name, property]) => sql`r.${sql.ref(columnOf(name, target.fields[name]!))}::text as ${sql.ref(property)}`,
    )
    const more = columns.length === 0 ? sql`` : sql`, ${sql.join(columns)}`
    const selects = waysOf(target, by).map(
      ([field, rank]) => sql`
        select t.text, r.id, ${rank}::int as rank ${more}
        from unnest(${texts}::text[]) as t(text) join ${sql.table(target.table)} r on ${matches(target, field)}
        where ${visible(entry, this.actor, 'r')} ${living}`,
    )
    const result = await sql<Record<string, string | null> & { text: string; id: string; rank: number }>`
      ${sql.join(selects, sql` union all `)}`.execute(db)
    for (const text of texts) this.settle(keyOf(target, by, text), [])
    for (const { text, id, rank, ...rest } of result.rows) {
      const key = keyOf(target, by, text)
      this.settle(key, [...this.known.get(key)!, { id, rank, shared: rest }])
    }
  }

  private settle(key: string, candidates: Candidate[]): void {
    this.known.set(key, candidates)
    this.fresh.add(key)
  }
}

const keyOf = (target: Kind, by: string, text: string): string => `${target.name} ${by} ${plainText(text)}`

const agrees = (candidate: Candidate, line: Record<string, unknown>): boolean =>
  Object.entries(candidate.shared).every(([property, id]) => line[property] === undefined || line[property] === id)

/** References that both kinds have under the same name: name and property. */
function sharedReferences(kind: Kind, target: Kind): [string, string][] {
  return Object.entries(target.fields)
    .filter(
      ([name, field]) => field.type === 'reference' && kind.fields[name]?.kind === field.kind && name !== 'parent',
    )
    .map(([name, field]) => [name, propertyOf(name, field)])
}

/** Fields to look in, with their rank. */
function waysOf(target: Kind, by: string): [string, number][] {
  if (by !== anyWay) return [[by, 0]]
  const keys = keysOf(target).filter((name) => target.fields[name]?.type !== 'reference')
  return [...keys, 'id'].map((name, index) => [name, index])
}

/** The cell `t.text` names the row `r` by this field. */
function matches(target: Kind, name: string): RawBuilder<unknown> {
  if (name === 'id')
    return sql`r.id = case when trim(t.text) ~ '^#?[0-9]{1,18}$' then ltrim(trim(t.text), '#')::bigint end`
  const field = target.fields[name]
  if (field === undefined) return sql`false`
  const column = sql.ref(`r.${columnOf(name, field)}`)
  if (field.type === 'text' || field.type === 'choice') return sql`plain(${column}) = plain(trim(t.text))`
  if (field.type === 'reference' || field.type === 'integer') return sql`${column}::text = ltrim(trim(t.text), '#')`
  return sql`${column}::text = trim(t.text)`
}
