import { sql, type Transaction } from 'kysely'
import type { CigaleError, FieldError } from '../../../shared/errors.ts'
import type { ImportMapping, LineOutcome } from '../../../shared/imports/mapping.ts'
import { propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../actions/context.ts'
import type { Action } from '../actions/define-action.ts'
import { runMany } from '../actions/run-many.ts'
import type { Importable } from './import-fields.ts'
import { handleOf, matchRecords, type Row } from './match-records.ts'
import { inputOf, isThere, type Line, prepareReading, propertiesOf, readLine } from './read-lines.ts'
import { References } from './references.ts'
import type { TableRow } from './table.ts'

/** What became of a line. */
export interface LineReport {
  line: number
  outcome: LineOutcome
  recordId: string | null
  changeId: string | null
  errors: FieldError[]
  /** As read, for the file of refused lines. */
  cells: string[]
  /** Refused only for what the file itself may still bring: worth another try after the others. */
  mayComeLater: boolean
}

export interface ApplyOptions {
  services: Services
  actor: Actor
  importable: Importable
  mapping: ImportMapping
  headers: readonly string[]
  /** Moment that the records bear. */
  at: Date
  /** Values of fields that neither the file nor the model gives: the entity of whoever imports. By field name. */
  defaults: Record<string, unknown>
}

/** Takes lines in, set by set, through the write gate. One per file: it remembers references and lines seen. */
export class LineApplier {
  private readonly options: ApplyOptions
  private readonly references: References
  private readonly reading: ReturnType<typeof prepareReading>
  /** Line that first named a record, by the handle of its keys. */
  private readonly seen = new Map<string, number>()

  constructor(options: ApplyOptions) {
    this.options = options
    const { services, actor, importable, mapping, headers } = options
    this.references = new References(services, actor, importable.entry.kind)
    this.reading = prepareReading(services.house, importable, mapping, headers)
  }

  /** What was done in the transaction is there to stay… */
  keep(): void {
    this.references.keep()
  }

  /** …or has been undone. */
  forget(): void {
    this.references.forget()
  }

  /** @returns a report a line, in their order. Refused lines leave nothing behind. */
  async apply(db: Transaction<Tables>, rows: readonly TableRow[]): Promise<LineReport[]> {
    // In a tree a line may stand on the one before it.
    if (this.options.importable.entry.kind.isTree && rows.length > 1) {
      const reports: LineReport[] = []
      for (const row of rows) reports.push(...(await this.apply(db, [row])))
      return reports
    }
    const types = await this.typesOf(db, rows)
    const lines = rows.map((row, index) => readLine(this.reading, row, () => types[index]))
    await this.resolve(db, lines)
    const matched = await this.match(db, lines)
    return this.write(db, lines, matched)
  }

  /** Where the file does not say of what type its records are, they say it themselves. */
  private async typesOf(db: Transaction<Tables>, rows: readonly TableRow[]): Promise<unknown[]> {
    const { entry, fields } = this.options.importable
    const { custom } = entry.kind
    const sources = this.reading.sources.map((source) => source.field)
    const isNeeded =
      custom !== null &&
      sources.some((field) => field.types !== undefined) &&
      !sources.some((field) => field.name === custom.by)
    if (!isNeeded || fields.length === 0) return []
    const lines = rows.map((row) =>
      readLine(
        { ...this.reading, sources: this.reading.sources.filter((source) => source.field.types === undefined) },
        row,
      ),
    )
    await this.resolve(db, lines)
    const found = await this.match(db, lines)
    return found.map((records) => records[0]?.[custom.by])
  }

  private async resolve(db: Transaction<Tables>, lines: readonly Line[]): Promise<void> {
    await this.references.learn(
      db,
      lines.flatMap((line) => line.references),
    )
    for (const line of lines) {
      // Those that others are told apart by come first: they are the plainer ones.
      for (const reference of line.references) await this.resolveOne(db, line, reference)
    }
  }

  private async resolveOne(db: Transaction<Tables>, line: Line, reference: Line['references'][number]): Promise<void> {
    const properties = propertiesOf(this.options.importable, line)
    const found = this.references.find(reference, properties)
    const settled =
      'code' in found && found.code === 'reference' && reference.create && line.errors.length === 0
        ? await this.references.make(db, reference, properties)
        : found
    if ('id' in settled) line.values[reference.name] = settled.id
    else line.errors.push({ field: reference.name, ...settled })
  }

  private async match(db: Transaction<Tables>, lines: readonly Line[]): Promise<Row[][]> {
    const { importable, mapping, actor } = this.options
    const { entry } = importable
    const asked = lines.map(
      (line) => line.errors.length === 0 && mapping.keys.every((name) => line.values[name] != null),
    )
    const found = await matchRecords(
      db,
      { entry, actor, keys: mapping.keys },
      lines.filter((_, index) => asked[index]).map((line) => line.values),
    )
    return lines.map((_, index) => (asked[index] ? found.shift()! : []))
  }

  private async write(
    db: Transaction<Tables>,
    lines: readonly Line[],
    matched: readonly Row[][],
  ): Promise<LineReport[]> {
    const reports: LineReport[] = []
    const toCreate: number[] = []
    const toUpdate: number[] = []
    for (const [index, line] of lines.entries()) {
      const refusal = this.refusalOf(line, matched[index]!)
      if (refusal.length > 0) reports[index] = this.refused(line, refusal)
      else if (matched[index]!.length === 1) toUpdate.push(index)
      else toCreate.push(index)
    }
    await this.run(db, 'create', toCreate, lines, matched, reports)
    await this.run(db, 'update', toUpdate, lines, matched, reports)
    return reports
  }

  private refusalOf(line: Line, matched: readonly Row[]): FieldError[] {
    const { mapping, importable } = this.options
    if (line.errors.length > 0) return line.errors
    const key = mapping.keys[0] ?? ''
    if (matched.length > 1) return [{ field: key, code: 'many_matches', params: { count: matched.length } }]
    if (mapping.mode === 'create' && matched.length === 1)
      return [{ field: key, code: 'exists', params: { id: matched[0]!.id } }]
    if (mapping.mode === 'update' && matched.length === 0) return [{ field: key, code: 'no_match' }]
    const action = matched.length === 1 ? importable.update : importable.create
    if (action === null) return [{ field: key, code: matched.length === 1 ? 'exists' : 'no_match' }]
    const lacking = matched.length === 0 ? this.lacking(line) : []
    return lacking.length > 0 ? lacking : this.repeated(line, matched[0]?.id)
  }

  /** What a new record cannot do without and nobody gives. */
  private lacking(line: Line): FieldError[] {
    const { importable, defaults } = this.options
    return importable.fields
      .filter(({ name, isRequired }) => isRequired && line.values[name] == null && defaults[name] === undefined)
      .map(({ name }) => ({ field: name, code: 'required' }))
  }

  /** Two lines for one record: the second would silently undo the first. */
  private repeated(line: Line, recordId: string | undefined): FieldError[] {
    const { mapping, importable } = this.options
    const { kind } = importable.entry
    if (mapping.keys.length === 0 || !mapping.keys.every((name) => isThere(kind, line, name))) return []
    const handle = recordId ?? handleOf(kind, mapping.keys, (name) => line.values[name])
    const first = this.seen.get(handle)
    if (first === undefined || first === line.line) {
      this.seen.set(handle, line.line)
      return []
    }
    return [{ field: mapping.keys[0]!, code: 'repeated', params: { line: first } }]
  }

  private refused(line: Line, errors: FieldError[]): LineReport {
    const { kind } = this.options.importable.entry
    const isOwn = (error: FieldError) => error.code === 'reference' && kind.fields[error.field]?.kind === kind.name
    return {
      line: line.line,
      outcome: 'refused',
      recordId: null,
      changeId: null,
      errors,
      cells: line.cells,
      mayComeLater: errors.every(isOwn),
    }
  }

  private async run(
    db: Transaction<Tables>,
    verb: 'create' | 'update',
    indexes: readonly number[],
    lines: readonly Line[],
    matched: readonly Row[][],
    reports: LineReport[],
  ): Promise<void> {
    if (indexes.length === 0) return
    const { services, actor, importable, at } = this.options
    const inputs = indexes.map((index) => this.inputFor(verb, lines[index]!, matched[index]![0]))
    const action = importable[verb] as Action<never, Row | undefined>
    const outcomes = await runMany(services, action, actor, inputs, { transaction: db, at })
    const touched = verb === 'update' ? await changesWith(db, importable.entry.kind.name, outcomes) : null
    for (const [place, index] of indexes.entries()) {
      const [line, outcome, before] = [lines[index]!, outcomes[place]!, matched[index]![0]]
      if ('refusal' in outcome) {
        reports[index] = this.refused(line, errorsOf(outcome.refusal))
        continue
      }
      const recordId = before?.id ?? outcome.output?.id ?? null
      const isChanged = touched === null || touched.has(`${outcome.changeId} ${recordId}`)
      reports[index] = {
        line: line.line,
        outcome: verb === 'create' ? 'created' : isChanged ? 'updated' : 'unchanged',
        recordId,
        changeId: isChanged ? outcome.changeId : null,
        errors: [],
        cells: line.cells,
        mayComeLater: false,
      }
    }
  }

  private inputFor(verb: 'create' | 'update', line: Line, record: Row | undefined): Record<string, unknown> {
    const { importable, mapping, defaults } = this.options
    const { kind } = importable.entry
    if (verb === 'create' || record === undefined) {
      const given = inputOf(importable, line, (name) => line.values[name] !== null)
      return { ...defaults, ...given }
    }
    const isKept = (name: string) => {
      const field = kind.fields[name]
      return field === undefined || record[propertyOf(name, field)] == null || record[propertyOf(name, field)] === ''
    }
    // Keys have found the record: they are as they were.
    const written = (name: string) => !mapping.keys.includes(name) && (mapping.overwrite || isKept(name))
    return { ...inputOf(importable, line, written), id: record.id }
  }
}

/** Which records really changed: those that history speaks of, as `change record`. */
async function changesWith(db: Transaction<Tables>, kind: string, outcomes: readonly object[]): Promise<Set<string>> {
  const ids = [
    ...new Set(outcomes.flatMap((outcome) => ('changeId' in outcome ? [String(outcome.changeId)] : []))),
  ].filter(Boolean)
  const result = await sql<{ changeId: string; recordId: string }>`
    select change_id, record_id from history where change_id = any(${ids}::uuid[]) and kind = ${kind}`.execute(db)
  return new Set(result.rows.map((row) => `${row.changeId} ${row.recordId}`))
}

/** A refusal of the gate as errors of fields; one of the record as a whole stands on no field. */
function errorsOf(refusal: CigaleError): FieldError[] {
  if (refusal.errors.length > 0) return refusal.errors
  const { reason } = refusal.params
  return [{ field: '', code: refusal.code, params: typeof reason === 'string' ? { reason } : {} }]
}
