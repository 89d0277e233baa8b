import { type Kysely, sql, type Transaction } from 'kysely'
import { CigaleError, internal } from '../../../shared/errors.ts'
import { importKind } from '../../../shared/imports/imports.kinds.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { type Actor, systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import { inTransaction } from '../../engine/actions/in-transaction.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { LineApplier, type LineReport } from '../../engine/imports/apply-lines.ts'
import { type Importable, importableOf } from '../../engine/imports/import-fields.ts'
import { readTable } from '../../engine/imports/read-table.ts'
import type { Table, TableRow } from '../../engine/imports/table.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { loadActor } from '../people/index.ts'
import { reportImport } from './actions/report-import.ts'
import { countLines, type KeptReport, keepLines, linesDone, withChanges } from './import-lines.ts'

type ImportRow = RowOf<typeof importKind>

/** Lines of one transaction: enough for a set to pay, few enough for others not to wait. */
const setSize = 500
/** Whoever has not been heard of for so long has died at his work. */
const deadAfterMinutes = 2
const house = systemActor('import', 'import')

export type OnProgress = (done: number, of: number) => void

/**
 * Does what an import asks for; what was begun elsewhere and interrupted is gone on with. An import that another process
 * has in its hands is left to it.
 * @returns the import as it stands afterwards
 */
export async function takeFile(services: Services, id: string, onProgress: OnProgress = () => {}): Promise<ImportRow> {
  const row = await claim(services, id)
  if (row === null) return readRow(services.db, id)
  try {
    await work(services, row, onProgress)
  } catch (error) {
    const reason = error instanceof CigaleError ? reasonOf(error) : 'internal'
    await runAction(services, reportImport, house, {
      id,
      state: 'failed',
      error: reason,
      ...(await countLines(services.db, id)),
    })
    if (!(error instanceof CigaleError)) throw error
  }
  return readRow(services.db, id)
}

export async function readRow(db: Kysely<Tables>, id: string): Promise<ImportRow> {
  const found = await sql<ImportRow>`select * from import_run where id = ${id}`.execute(db)
  return found.rows[0]!
}

/** The code of a refusal, with what its sentence needs: `too_many_lines {"max":200000}`. */
const reasonOf = (error: CigaleError): string => {
  const first = error.errors[0]
  return first === undefined ? error.code : `${first.code} ${JSON.stringify(first.params ?? {})}`
}

async function claim(services: Services, id: string): Promise<ImportRow | null> {
  const taken = await sql<ImportRow>`
    update import_run set alive_at = now() where id = ${id} and state in ('queued', 'running')
      and (alive_at is null or alive_at < now() - ${deadAfterMinutes} * interval '1 minute') returning *`.execute(
    services.db,
  )
  return taken.rows[0] ?? null
}

async function work(services: Services, row: ImportRow, onProgress: OnProgress): Promise<void> {
  const table = await readTable(await contentOf(services, row.id), row.file)
  const importable = importableOf(services.house, services.house.byPlural.get(row.kind)!)
  if (importable === null) throw internal(`${row.kind} cannot be imported`)
  const actor = await actorOf(services, row)
  await runAction(services, reportImport, house, { id: row.id, state: 'running', lineCount: table.rows.length })
  const run = new Run(services, row, importable, table, actor, onProgress)
  const state = await run.all()
  const counts = await countLines(services.db, row.id)
  await runAction(services, reportImport, house, { id: row.id, state, ...counts })
}

async function contentOf(services: Services, importId: string): Promise<Uint8Array> {
  const found = await sql<{ sha256: string }>`
    select d.sha256 from attachment a join document d on d.id = a.document_id
    where a.kind = ${importKind.name} and a.record_id = ${importId} limit 1`.execute(services.db)
  if (found.rows[0] === undefined) throw new CigaleError('invalid', {}, [{ field: 'file', code: 'reference' }])
  const pieces: Uint8Array[] = []
  for await (const piece of await services.files.open(found.rows[0].sha256)) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

/** Whoever asked, with the rights he has now and the limits of the token he asked with. */
async function actorOf(services: Services, row: ImportRow): Promise<Actor> {
  if (row.userId === null) return house
  const actor = await loadActor(services.db, row.userId, 'import')
  if (actor === null) throw new CigaleError('forbidden', { permission: 'import.create' })
  return { ...actor, scopes: row.scopes }
}

/** Thrown to undo a transaction that has done what it was for. */
const notForGood = Symbol('not for good')

class Run {
  private readonly services: Services
  private readonly row: ImportRow
  private readonly importable: Importable
  private readonly table: Table
  private readonly actor: Actor
  private readonly onProgress: OnProgress
  private applier!: LineApplier
  private done = 0

  constructor(
    services: Services,
    row: ImportRow,
    importable: Importable,
    table: Table,
    actor: Actor,
    onProgress: OnProgress,
  ) {
    this.services = services
    this.row = row
    this.importable = importable
    this.table = table
    this.actor = actor
    this.onProgress = onProgress
  }

  async all(): Promise<'done' | 'refused' | 'cancelled'> {
    const isWhole = this.row.isTrial || this.row.mapping.allOrNothing
    this.applier = await this.newApplier()
    return isWhole ? this.asOne() : this.setBySet()
  }

  private async newApplier(): Promise<LineApplier> {
    const { services, actor, importable, table, row } = this
    const defaults = await defaultsOf(services, actor, importable)
    return new LineApplier({
      services,
      actor,
      importable,
      mapping: row.mapping,
      headers: table.headers,
      at: services.now(),
      defaults,
    })
  }

  /** A trial, or all or nothing: one transaction, whose report outlives it. */
  private async asOne(): Promise<'done' | 'refused' | 'cancelled'> {
    const { services, row } = this
    let reports: KeptReport[] = []
    let [isRefused, isCancelled] = [false, false]
    const whole = inTransaction(services.db, async (transaction) => {
      this.applier = await this.newApplier()
      reports = await this.passes(async (rows) => {
        isCancelled = await this.isCancelled()
        if (isCancelled) throw notForGood
        return this.applySet(transaction, rows)
      })
      isRefused = row.mapping.allOrNothing && reports.some((report) => report.outcome === 'refused')
      if (row.isTrial || isRefused) throw notForGood
      await keepLines(transaction, row.id, reports)
    })
    await whole.catch((error: unknown) => {
      if (error !== notForGood) throw error
    })
    if (isCancelled) return 'cancelled'
    if (row.isTrial || isRefused)
      for (let from = 0; from < reports.length; from += setSize)
        await keepLines(services.db, row.id, reports.slice(from, from + setSize).map(withoutRecord))
    return isRefused && !row.isTrial ? 'refused' : 'done'
  }

  private async setBySet(): Promise<'done' | 'cancelled'> {
    const { services, row } = this
    let isCancelled = false
    await this.passes(
      async (rows) => {
        isCancelled ||= await this.isCancelled()
        if (isCancelled) return []
        const reports = await inTransaction(services.db, async (transaction) => {
          this.applier.forget()
          const applied = await this.applySet(transaction, rows)
          await keepLines(
            transaction,
            row.id,
            applied.filter((report) => !report.mayComeLater),
          )
          return applied
        })
        this.applier.keep()
        return reports
      },
      (left) => keepLines(services.db, row.id, left),
    )
    return isCancelled ? 'cancelled' : 'done'
  }

  private async isCancelled(): Promise<boolean> {
    return (await readRow(this.services.db, this.row.id)).state === 'cancelled'
  }

  /**
   * All lines, then again those that wait for a record which the file itself may have brought meanwhile, as long as that
   * helps some of them.
   */
  private async passes(
    apply: (rows: readonly TableRow[]) => Promise<KeptReport[]>,
    keepLeft: (left: readonly KeptReport[]) => Promise<void> = async () => {},
  ): Promise<KeptReport[]> {
    const before = await linesDone(this.services.db, this.row.id)
    this.done = before.size
    const settled: KeptReport[] = []
    let waiting = this.table.rows.filter((row) => !before.has(row.line))
    let left: KeptReport[] = []
    for (let count = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < count; ) {
      count = waiting.length
      left = []
      for (let from = 0; from < waiting.length; from += setSize) {
        const reports = await apply(waiting.slice(from, from + setSize))
        for (const report of reports) (report.mayComeLater ? left : settled).push(report)
        await this.showProgress(reports.length - reports.filter((report) => report.mayComeLater).length)
      }
      const lines = new Set(left.map((report) => report.line))
      waiting = waiting.filter((row) => lines.has(row.line))
    }
    await keepLeft(left)
    return [...settled, ...left].toSorted((a, b) => a.line - b.line)
  }

  private async applySet(transaction: Transaction<Tables>, rows: readonly TableRow[]): Promise<KeptReport[]> {
    const reports: LineReport[] = await this.applier.apply(transaction, rows)
    return this.row.isTrial ? withChanges(transaction, this.importable.entry.kind.name, reports) : reports
  }

  private async showProgress(more: number): Promise<void> {
    this.done += more
    this.onProgress(this.done, this.table.rows.length)
    await sql`update import_run set done_count = ${this.done}, alive_at = now() where id = ${this.row.id}`.execute(
      this.services.db,
    )
  }
}

/** What was made and undone again has no record and no act. */
const withoutRecord = (report: KeptReport): KeptReport => ({
  ...report,
  recordId: report.outcome === 'created' ? null : report.recordId,
  changeId: null,
})

/** A new record belongs to the entity of whoever brings it, unless the file says otherwise. */
async function defaultsOf(services: Services, actor: Actor, { entry }: Importable): Promise<Record<string, unknown>> {
  const field = entry.kind.entityField
  if (field === null || entry.kind.fields[field]?.required !== true) return {}
  if (actor.entityId !== null) return { [field]: actor.entityId }
  const target = services.house.kinds.get(entry.kind.fields[field]!.kind!)!.kind
  if (!target.isTree) return {}
  const roots = await sql<{ id: string }>`
    select id from ${sql.table(target.table)} where parent_id is null and deleted_at is null limit 2`.execute(
    services.db,
  )
  return roots.rows.length === 1 ? { [field]: roots.rows[0]!.id } : {}
}
