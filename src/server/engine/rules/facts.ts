import type { EvaluateContext, Row } from '../../../shared/conditions/evaluate.ts'
import type { KindLookup } from '../../../shared/conditions/field-path.ts'
import type { TestClock } from '../../../shared/conditions/field-test.ts'
import { type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { House } from '../house.ts'
import { type Db, loadFacts, type Wanted } from './load-facts.ts'
import type { Need } from './needs.ts'

/** A record as it is about to be: its row, and those of its relations that are not (or not so) in the database yet. */
export interface Draft {
  row: Row
  relations: Record<string, Row[]>
}

interface Wave {
  need: Need
  kind: Kind | null
  rows: readonly Row[]
}

/** What conditions look at beyond the record itself, read in a few statements however many rules and drafts there are. */
export class Facts {
  private readonly db: Db
  private readonly house: House
  private readonly subject: Kind
  private readonly need: Need
  private readonly records = new Map<string, Row | null>()
  private readonly relations = new Map<string, Row[]>()
  private readonly drafts = new WeakMap<Row, Draft>()

  constructor(db: Db, house: House, subject: Kind, need: Need) {
    this.db = db
    this.house = house
    this.subject = subject
    this.need = need
  }

  /** Reads all that is needed of these drafts and is not known yet: one statement a step away from them. */
  async reach(drafts: readonly Draft[]): Promise<void> {
    for (const draft of drafts) this.drafts.set(draft.row, draft)
    let waves: Wave[] = [{ need: this.need, kind: this.subject, rows: drafts.map((draft) => draft.row) }]
    while (waves.length > 0) {
      const wanted: Wanted = { records: new Map(), relations: new Map() }
      for (const wave of waves) this.want(wave, wanted)
      if (wanted.records.size + wanted.relations.size > 0) await this.load(wanted)
      waves = waves.flatMap((wave) => this.next(wave)).filter((wave) => wave.rows.length > 0)
    }
  }

  context(clock: TestClock): EvaluateContext {
    return {
      ...clock,
      kinds: this.kinds,
      record: (kind, id) => this.records.get(`${kind.name} ${id}`) ?? undefined,
      relation: (kind, name, row) => this.related(kind, name, row),
    }
  }

  readonly kinds: KindLookup = (name) => this.house.kinds.get(name)?.kind

  record(kind: string, id: string): Row | undefined {
    return this.records.get(`${kind} ${id}`) ?? undefined
  }

  /** Makes sure that records are at hand by id, whatever the rules ask. */
  async know(kind: Kind, ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.records.has(`${kind.name} ${id}`))
    if (missing.length > 0)
      await this.load({ records: new Map([[kind.name, { kind, ids: new Set(missing) }]]), relations: new Map() })
  }

  related(kind: Kind, name: string, row: Row): readonly Row[] {
    return this.drafts.get(row)?.relations[name] ?? this.relations.get(`${kind.name} ${name} ${String(row.id)}`) ?? []
  }

  private want({ need, kind, rows }: Wave, wanted: Wanted): void {
    for (const { hop } of need.references.values()) {
      for (const id of idsOf(rows, propertyOf(hop.name, hop.field))) {
        if (this.records.has(`${hop.target.name} ${id}`)) continue
        const part = wanted.records.get(hop.target.name) ?? { kind: hop.target, ids: new Set<string>() }
        wanted.records.set(hop.target.name, part)
        part.ids.add(id)
      }
    }
    for (const name of need.relations.keys()) {
      for (const row of rows) {
        if (kind === null || row.id == null || this.drafts.get(row)?.relations[name] !== undefined) continue
        if (this.relations.has(`${kind.name} ${name} ${String(row.id)}`)) continue
        const key = `${kind.name} ${name}`
        const part = wanted.relations.get(key) ?? { kind, name, ids: new Set<string>() }
        wanted.relations.set(key, part)
        part.ids.add(String(row.id))
      }
    }
  }

  private async load(wanted: Wanted): Promise<void> {
    // What is not found is known not to be there: it is not asked again.
    for (const { kind, ids } of wanted.records.values())
      for (const id of ids) this.records.set(`${kind.name} ${id}`, null)
    for (const { kind, name, ids } of wanted.relations.values())
      for (const id of ids) this.relations.set(`${kind.name} ${name} ${id}`, [])
    const loaded = await loadFacts(this.db, this.house, wanted)
    for (const { kind, row } of loaded.records) this.records.set(`${kind.name} ${String(row.id)}`, row)
    for (const { kind, name, owner, row } of loaded.relations)
      this.relations.get(`${kind.name} ${name} ${owner}`)?.push(row)
  }

  private next({ need, kind, rows }: Wave): Wave[] {
    const behind = [...need.references.values()].map(({ hop, need: further }): Wave => {
      const ids = idsOf(rows, propertyOf(hop.name, hop.field))
      return {
        need: further,
        kind: hop.target,
        rows: ids.flatMap((id): Row[] => {
          const row = this.record(hop.target.name, id)
          return row === undefined ? [] : [row]
        }),
      }
    })
    const beside = [...need.relations].map(
      ([name, { need: further }]): Wave => ({
        need: further,
        kind: null,
        rows: kind === null ? [] : rows.flatMap((row) => this.related(kind, name, row)),
      }),
    )
    return [...behind, ...beside]
  }
}

const idsOf = (rows: readonly Row[], property: string): string[] => [
  ...new Set(rows.flatMap((row) => (row[property] == null || row[property] === '' ? [] : [String(row[property])]))),
]
