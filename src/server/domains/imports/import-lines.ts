import { type Kysely, sql, type Transaction } from 'kysely'
import type { FieldChange } from '../../engine/actions/context.ts'
import type { LineReport } from '../../engine/imports/apply-lines.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

/** A report with what would be written over what. */
export type KeptReport = LineReport & { changes?: FieldChange[] }

/** Keeps what became of lines. One statement. */
export async function keepLines(db: Kysely<Tables>, importId: string, reports: readonly KeptReport[]): Promise<void> {
  if (reports.length === 0) return
  const lines = reports.map((report) => ({
    line: report.line,
    outcome: report.outcome,
    record_id: report.recordId,
    change_id: report.changeId,
    errors: report.errors,
    changes: report.changes ?? [],
    cells: report.outcome === 'refused' ? storableCells(report.cells) : null,
  }))
  await sql`
    insert into import_line (import_id, line, outcome, record_id, change_id, errors, changes, cells)
    select ${importId}, line, outcome, record_id, change_id, errors, changes, nullif(cells, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l(line int, outcome text, record_id bigint, change_id uuid, errors jsonb, changes jsonb, cells jsonb)
    on conflict (import_id, line) do nothing`.execute(db)
}

/** Characters that PostgreSQL does not keep are what the line was refused for: shown as what they are, unreadable. */
const storableCells = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.replaceAll('\0', '\ufffd').toWellFormed())

/** Lines that have been dealt with: an import that was interrupted goes on after them. */
export async function linesDone(db: Kysely<Tables>, importId: string): Promise<ReadonlySet<number>> {
  const found = await sql<{ line: number }>`select line from import_line where import_id = ${importId}`.execute(db)
  return new Set(found.rows.map((row) => row.line))
}

export interface Counts {
  doneCount: number
  createdCount: number
  updatedCount: number
  unchangedCount: number
  refusedCount: number
}

export async function countLines(db: Kysely<Tables>, importId: string): Promise<Counts> {
  const found = await sql<{ outcome: string; count: string }>`
    select outcome, count(*) as count from import_line where import_id = ${importId} group by outcome`.execute(db)
  const of = (outcome: string) => Number(found.rows.find((row) => row.outcome === outcome)?.count ?? 0)
  return {
    doneCount: found.rows.reduce((sum, row) => sum + Number(row.count), 0),
    createdCount: of('created'),
    updatedCount: of('updated'),
    unchangedCount: of('unchanged'),
    refusedCount: of('refused'),
  }
}

/** What the acts of these lines changed, by line: only for records that were there before. */
export async function withChanges(
  db: Transaction<Tables>,
  kind: string,
  reports: readonly LineReport[],
): Promise<KeptReport[]> {
  const ids = [
    ...new Set(
      reports.flatMap(({ outcome, changeId }) => (outcome === 'updated' && changeId !== null ? [changeId] : [])),
    ),
  ]
  if (ids.length === 0) return [...reports]
  const found = await sql<{ changeId: string; recordId: string; changes: FieldChange[] }>`
    select change_id, record_id, changes from history where change_id = any(${ids}::uuid[]) and kind = ${kind}`.execute(
    db,
  )
  const byAct = new Map(found.rows.map((row) => [`${row.changeId} ${row.recordId}`, row.changes]))
  return reports.map((report) => ({ ...report, changes: byAct.get(`${report.changeId} ${report.recordId}`) ?? [] }))
}
