import { sql } from 'kysely'
import { z } from 'zod'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import type { KindLookup } from '../../../shared/conditions/field-path.ts'
import { plain as plainName } from '../../../shared/conditions/plain-text.ts'
import { walkCondition } from '../../../shared/conditions/walk-condition.ts'
import { type FieldError, invalid, invalidField, notFound } from '../../../shared/errors.ts'
import { isId } from '../../../shared/fields/id.ts'
import { columnOf } from '../../../shared/kinds/define-kind.ts'
import { effectsSchema, type RuleEffect, ruleConditionSchema } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { ruleKind } from '../../../shared/rules/rules.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { entryOf } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { addRule, type RuleRow } from './actions/write-rule.ts'

export const format = 'cigale-rules-1'

/** Rules as a file: ids are those of the house that wrote it, `names` says what they stand for elsewhere. */
export const carriedSchema = z.strictObject({
  format: z.literal(format),
  set: z.string().max(50),
  rules: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(255),
        comment: z.string().max(20_000).nullable().default(null),
        entity: z.string().max(20).nullable().default(null),
        withChildren: z.boolean().default(true),
        condition: ruleConditionSchema.default(everything),
        effects: effectsSchema.default([]),
        stops: z.boolean().default(false),
      }),
    )
    .max(500),
  /** `group:12` → `Réseau`. */
  names: z.record(z.string().max(100), z.string().max(1000)).default({}),
})
export type Carried = z.infer<typeof carriedSchema>

type Swap = (kind: string, id: string) => string

/** The same condition with the ids of records replaced. */
function withIds(set: RuleSet, condition: Condition, kinds: KindLookup, swap: Swap): Condition {
  const copy = structuredClone(condition)
  walkCondition(set.subject, copy, kinds, {
    field: (leaf, { field }) => {
      if (field.type !== 'reference' || leaf.op === 'named') return
      const one = (value: unknown) => (isId(String(value)) ? swap(field.kind!, String(value)) : value)
      leaf.value = (Array.isArray(leaf.value) ? leaf.value.map(one) : one(leaf.value)) as typeof leaf.value & string
    },
  })
  return copy
}

function effectsWithIds(set: RuleSet, effects: readonly RuleEffect[], swap: Swap): RuleEffect[] {
  return effects.map((effect) => {
    const field = set.targets[effect.field ?? '']?.field
    const names = field?.type === 'reference' && isId(String(effect.value))
    return names ? { ...effect, value: swap(field.kind!, String(effect.value)) } : effect
  })
}

/** All rules of a set that the reader sees, with the names of everything they point at. */
export async function exportRules(reader: Reader, setName: string): Promise<Carried> {
  const { db, house, actor } = reader
  const set = house.ruleSets.get(setName)
  if (set === undefined) throw notFound('rule-set', setName)
  const kinds: KindLookup = (name) => house.kinds.get(name)?.kind
  const found = await sql<RuleRow>`
    select r.* from rule r where r.set = ${setName} and r.deleted_at is null and ${visible(entryOf(house, ruleKind.name), actor, 'r')}
    order by r.position, r.id`.execute(db)
  const used = new Map<string, Set<string>>()
  const note: Swap = (kind, id) => {
    used.set(kind, (used.get(kind) ?? new Set()).add(id))
    return id
  }
  for (const rule of found.rows) {
    note('entity', rule.entityId)
    withIds(set, rule.condition, kinds, note)
    effectsWithIds(set, rule.effects, note)
  }
  return {
    format,
    set: setName,
    rules: found.rows.map((rule) => ({
      name: rule.name,
      comment: rule.comment,
      entity: rule.entityId,
      withChildren: rule.withChildren,
      condition: rule.condition,
      effects: rule.effects,
      stops: rule.stops,
    })),
    names: await namesOf(reader, used),
  }
}

const titleColumn = (reader: Pick<Reader, 'house'>, kindName: string) => {
  const { kind } = entryOf(reader.house, kindName)
  return { kind, column: sql.ref(`r.${columnOf(kind.title, kind.fields[kind.title] ?? kind.fields.name!)}`) }
}

async function namesOf(reader: Reader, used: Map<string, Set<string>>): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const [kindName, ids] of used) {
    const { kind, column } = titleColumn(reader, kindName)
    const found = await sql<{ id: string; name: string }>`
      select r.id, ${column} as name from ${sql.table(kind.table)} r where r.id = any(${[...ids]}::bigint[])
        and ${visible(entryOf(reader.house, kindName), reader.actor, 'r')}`.execute(reader.db)
    for (const { id, name } of found.rows) names[`${kindName}:${id}`] = name
  }
  return names
}

/**
 * Adds the rules of a file behind those that are there, all switched off. What they point at is found by its name.
 *
 * @throws `invalid` with one error for each name that means nothing here, or more than one thing
 */
export async function importRules(context: ActionContext, content: Carried, entityId: string): Promise<RuleRow[]> {
  const set = context.house.ruleSets.get(content.set)
  if (set === undefined) throw invalidField('content.set', 'invalid')
  const kinds: KindLookup = (name) => context.house.kinds.get(name)?.kind
  const here = await idsHere(context, content.names)
  const errors: FieldError[] = []
  const rows: RuleRow[] = []
  for (const [index, rule] of content.rules.entries()) {
    const swap: Swap = (kind, id) => {
      const found = here.get(`${kind}:${id}`)
      if (found === undefined)
        errors.push({
          field: `content.rules.${index}`,
          code: 'unknown_name',
          params: { rule: rule.name, name: content.names[`${kind}:${id}`] ?? `${kind} ${id}` },
        })
      return found ?? id
    }
    const condition = withIds(set, rule.condition, kinds, swap)
    const effects = effectsWithIds(set, rule.effects, swap)
    if (errors.length > 0) continue
    const entity = rule.entity === null ? undefined : here.get(`entity:${rule.entity}`)
    rows.push(
      await addRule(context, {
        set: content.set,
        name: rule.name,
        comment: rule.comment,
        entityId: entity ?? entityId,
        withChildren: rule.withChildren,
        condition,
        effects,
        stops: rule.stops,
      }),
    )
  }
  if (errors.length > 0) throw invalid(errors)
  return rows
}

async function idsHere(context: ActionContext, names: Record<string, string>): Promise<Map<string, string>> {
  const byKind = new Map<string, string[]>()
  for (const key of Object.keys(names)) {
    const kind = key.slice(0, key.indexOf(':'))
    if (context.house.kinds.has(kind)) byKind.set(kind, [...(byKind.get(kind) ?? []), key])
  }
  const here = new Map<string, string>()
  for (const [kindName, keys] of byKind) {
    const { kind, column } = titleColumn(context, kindName)
    const living = kind.hasTrash ? sql`and r.deleted_at is null` : sql``
    const found = await sql<{ name: string; ids: string[] }>`
      select plain(${column}) as name, array_agg(r.id::text) as ids from ${sql.table(kind.table)} r
      where plain(${column}) in (select plain(n) from unnest(${keys.map((key) => names[key]!)}::text[]) n)
        and ${visible(entryOf(context.house, kindName), context.actor, 'r')} ${living} group by 1`.execute(context.db)
    const ids = new Map(found.rows.filter((row) => row.ids.length === 1).map((row) => [row.name, row.ids[0]!]))
    for (const key of keys) {
      const id = ids.get(plainName(names[key]!))
      if (id !== undefined) here.set(key, id)
    }
  }
  return here
}
