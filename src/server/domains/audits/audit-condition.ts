import { sql } from 'kysely'
import type { AuditSubject } from '../../../shared/audits/audits.kinds.ts'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import { invalidField } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { Row, Write } from '../../engine/changes/write.ts'
import { entryOf, type House } from '../../engine/house.ts'
import { requireFixedCondition } from '../../engine/lists/fixed-condition.ts'
import { type Reader, rowsWhere } from '../../engine/lists/list.ts'

/** What an audit asks, as the room reads it from the table. */
export interface Audit {
  id: string
  subject: AuditSubject
  condition: Condition
  entityId: string
  /** Its unit is the topmost: every record is below it. */
  isEverywhere: boolean
}

/** Columns of an Audit; `r` is the rule. */
export const auditColumns = sql`r.id, r.subject, r.condition, r.entity_id,
  (select e.parent_id is null from entity e where e.id = r.entity_id) as is_everywhere`

/** The filter that finds what the audit finds: its condition, in its unit and those below. */
export const filterOf = ({ condition, entityId, isEverywhere }: Omit<Audit, 'id' | 'subject'>): Condition =>
  allOf(condition, isEverywhere ? null : { field: 'entity', op: 'under', value: [entityId] })

export const subjectOf = (house: House, { subject }: Pick<Audit, 'subject'>): Kind => entryOf(house, subject).kind

/** Records that meet it and that the reader may see: the SQL of the list filtered by it. Row alias `a`. */
export const foundSql = (reader: Reader, audit: Audit) =>
  rowsWhere(reader, subjectOf(reader.house, audit), filterOf(audit), false)

/** The house as a reader: it sees all. */
export const houseReader = ({ db, house, now }: Pick<Write, 'db' | 'house' | 'now'>, timeZone: string): Reader => ({
  db,
  house,
  actor: systemActor('Cigale', 'job'),
  now,
  timeZone,
})

const isEmpty = (condition: Condition): boolean => 'all' in condition && condition.all.length === 0

/**
 * Refuses a condition that its kind cannot be asked, and a switched-on audit that asks nothing: everything would be
 * found.
 */
export async function prepareAudit(
  write: Write,
  row: Row | null,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const whole = { condition: { all: [] }, ...row, ...values } as unknown as Audit & { isActive?: boolean }
  requireFixedCondition(write, subjectOf(write.house, whole), whole.condition)
  if (whole.isActive === true && isEmpty(whole.condition)) throw invalidField('condition', 'required')
  return row === null ? { ...values, condition: whole.condition } : values
}
