import { sql } from 'kysely'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { RuleChange, RuleTrace } from '../../../shared/rules/rule.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { ActionContext } from '../actions/context.ts'
import { partAt } from './judge.ts'
import type { Db } from './load-facts.ts'

/** As stored: rules that acted in words, the others in numbers, for most of a hundred rules do not act. */
interface StoredTrace {
  acted: { id: string; version: number; name: string; changes: RuleChange[] }[]
  /** [id, version, way to the part that was not met…]; a way of -1 = the rule cannot be read. */
  not: [string, number, ...number[]][]
}

/** Keeps which rules acted on a record and which did not, with the change it belongs to. */
export async function keepTrace(
  context: ActionContext,
  set: string,
  record: { kind: string; id: string },
  trace: readonly RuleTrace[],
): Promise<void> {
  const stored: StoredTrace = {
    acted: trace
      .filter((line) => line.verdict === 'acted')
      .map(({ id, version, name, changes = [] }) => ({ id, version, name, changes })),
    not: trace
      .filter((line) => line.verdict === 'notMet' || line.verdict === 'broken')
      .map((line) => [line.id, line.version, ...(line.verdict === 'broken' ? [-1] : (line.failedAt ?? []))]),
  }
  if (stored.acted.length + stored.not.length === 0) return
  await sql`${prepared}
    insert into rule_trace (set, kind, record_id, at, change_id, trace)
    values (${set}, ${record.kind}, ${record.id}, ${context.now}, ${context.changeId}::uuid, ${JSON.stringify(stored)}::jsonb)`.execute(
    context.db,
  )
}

/** One asking of a set of rules, as people read it. */
export interface ShownTrace {
  id: string
  set: string
  at: Date
  acted: StoredTrace['acted']
  /** Why not: the part of the condition that was not met; null = the rule was changed or deleted since. */
  not: { id: string; name: string | null; part: Condition | null; isBroken: boolean }[]
}

const most = 20

/** What the rules did about a record, the latest first. Who may see the record is the caller's affair. */
export async function tracesOf(db: Db, kind: string, recordId: string): Promise<ShownTrace[]> {
  const found = await sql<{ id: string; set: string; at: Date; trace: StoredTrace }>`
    select id, set, at, trace from rule_trace where kind = ${kind} and record_id = ${recordId} order by id desc limit ${most}`.execute(
    db,
  )
  const ids = [...new Set(found.rows.flatMap((row) => row.trace.not.map(([id]) => id)))]
  const rules =
    ids.length === 0
      ? []
      : (
          await sql<{ id: string; version: number; name: string; condition: Condition }>`
            select id, version, name, condition from rule where id = any(${ids}::bigint[])`.execute(db)
        ).rows
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  return found.rows.map(({ trace, ...row }) => ({
    ...row,
    acted: trace.acted,
    not: trace.not.map(([id, version, ...way]) => {
      const rule = known.get(id)
      const isBroken = way[0] === -1
      const part = rule?.version === version && !isBroken ? partAt(rule.condition, way) : null
      return { id, name: rule?.name ?? null, part, isBroken }
    }),
  }))
}
