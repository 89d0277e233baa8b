import { sql } from 'kysely'
import { z } from 'zod'
import { auditRuleKind } from '../../../../shared/audits/audits.kinds.ts'
import { dayText } from '../../../../shared/conditions/zoned-time.ts'
import { CigaleError } from '../../../../shared/errors.ts'
import { idInput } from '../../../../shared/fields/id.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { inSavepoint } from '../../../platform/db/savepoint.ts'
import { type Audit, auditColumns, foundSql, houseReader, subjectOf } from '../audit-condition.ts'

const id = idInput

/** Counts what an audit finds today, for the whole house by unit. Counting twice a day keeps the later count. */
export const checkAudit = defineAction({
  name: 'audit-rule.check',
  permission: 'audit.run',
  event: 'audit-rule.checked',
  input: z.strictObject({ id }),
  on: { kind: auditRuleKind, id: (input) => input.id },
  run: async (context, { row }) => {
    const day = dayText(context.now, context.services.timeZone)
    await sql`
      insert into audit_run (rule_id, day, at) values (${row.id}, ${day}, ${context.now})
      on conflict (rule_id, day) do update set at = excluded.at, found = null, fault = null`.execute(context.db)
    await sql`delete from audit_count where rule_id = ${row.id} and day = ${day}`.execute(context.db)
    const fault = await faultOf(context, () => count(context, row.id, day))
    await sql`
      update audit_run set fault = ${fault}, found = case when ${fault}::text is null then
        (select coalesce(sum(found), 0) from audit_count where rule_id = ${row.id} and day = ${day}) end
      where rule_id = ${row.id} and day = ${day}`.execute(context.db)
    context.tellMore({ day, fault })
    return row
  },
})

async function count(context: ActionContext, ruleId: string, day: string): Promise<void> {
  const found = await sql<Audit>`select ${auditColumns} from audit_rule r where r.id = ${ruleId}`.execute(context.db)
  const audit = found.rows[0]!
  const reader = houseReader(context, context.services.timeZone)
  await sql`
    insert into audit_count (rule_id, day, entity_id, found)
    select ${ruleId}::bigint, ${day}::date, a.entity_id, count(*) from ${sql.table(subjectOf(context.house, audit).table)} a
    where ${foundSql(reader, audit)} group by a.entity_id`.execute(context.db)
}

/** Why it could not be counted (a field that is gone, a question too heavy); null = it could. */
async function faultOf(context: ActionContext, work: () => Promise<void>): Promise<string | null> {
  const done = await inSavepoint(context.db, work)
  if ('result' in done) return null
  const { failure } = done
  const place = failure instanceof CigaleError ? failure.errors[0] : undefined
  if (place !== undefined) return `${place.code} ${Object.values(place.params ?? {}).join(' ')}`.trim()
  return (failure as Error).message.slice(0, 300)
}

/** Has the job count all of them, now rather than by night. */
export const checkAllAudits = defineAction({
  name: 'audit-rule.check-all',
  permission: 'audit.run',
  event: null,
  silent: 'each audit tells of itself',
  input: z.strictObject({}),
  run: async (context) => {
    await context.enqueue('audits.run', {}, { key: 'all' })
    return { asked: true }
  },
})
