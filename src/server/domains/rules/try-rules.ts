import { sql } from 'kysely'
import type { Row } from '../../../shared/conditions/evaluate.ts'
import { notFound } from '../../../shared/errors.ts'
import { isId } from '../../../shared/fields/id.ts'
import { propertyOf } from '../../../shared/kinds/define-kind.ts'
import type { Rule, RuleTrace } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { entryOf } from '../../engine/house.ts'
import { compileRules, readRules } from '../../engine/rules/compile-rules.ts'
import { type Draft, Facts } from '../../engine/rules/facts.ts'
import { judge, type Verdict } from '../../engine/rules/judge.ts'
import { rowSql } from '../../engine/rules/load-facts.ts'
import { type Outcome, runRules } from '../../engine/rules/run-rules.ts'

export interface TriedRule extends Rule {
  /** Takes the place of the stored rule of this id; null = a new one, asked last. */
  replaces: string | null
}

/** Answer to one trial: what each rule of the set did, and the tried one criterion by criterion. */
export interface Trial {
  record: { id: string; title: string }
  trace: RuleTrace[]
  verdict: Verdict | null
  refusal: { rule: string; reason: string } | null
}

/** What the tried rule would do to a past record; `before` = what stands there now. */
export interface Difference {
  record: { id: string; title: string }
  changes: { field: string; before: unknown; after: unknown }[]
  reason: string | null
}

export interface Preview {
  looked: number
  matched: number
  differences: Difference[]
}

const mostShown = 50

/** The rules of a set with the tried one in its place, on records that are already there, as they stand today. */
export class TrialRun {
  private readonly context: ActionContext
  private readonly set: RuleSet
  private readonly tried: TriedRule | null

  constructor(context: ActionContext, set: RuleSet, tried: TriedRule | null) {
    this.context = context
    this.set = set
    this.tried = tried
  }

  async one(recordId: string): Promise<Trial> {
    const { facts, rules, rows } = await this.prepare(await this.records({ id: recordId }))
    const row = rows[0]
    if (row === undefined) throw notFound(this.set.tried?.name ?? this.set.name, recordId)
    const verdict =
      this.tried === null ? null : judge(this.set.subject, this.tried.condition, row, facts.context(this.clock))
    const outcome = await this.ask(facts, rules, row)
    return {
      record: this.named(row),
      trace: outcome.trace,
      verdict,
      refusal: outcome.refusal === null ? null : { rule: outcome.refusal.rule.name, reason: outcome.refusal.reason },
    }
  }

  /** What the tried rule would have changed over the latest records. */
  async latest(count: number): Promise<Preview> {
    const { facts, rules, rows } = await this.prepare(await this.records({ latest: count }))
    const preview: Preview = { looked: rows.length, matched: 0, differences: [] }
    for (const row of rows) {
      const before = { ...row }
      const outcome = await this.ask(facts, rules, row)
      const line = outcome.trace.find((each) => each.id === (this.tried?.id ?? ''))
      if (line?.verdict !== 'acted') continue
      preview.matched += 1
      const changes = (line.changes ?? [])
        .filter((change) => change.effect !== 'refuse')
        .map((change) => ({ field: change.field, before: this.valueOf(before, change.field), after: change.value }))
      const reason = outcome.refusal?.rule.id === line.id ? outcome.refusal.reason : null
      if ((changes.length > 0 || reason !== null) && preview.differences.length < mostShown)
        preview.differences.push({ record: this.named(before), changes, reason })
    }
    return preview
  }

  private get clock() {
    const { context } = this
    return { now: context.now, timeZone: context.services.timeZone, userId: context.actor.userId }
  }

  private valueOf(row: Row, target: string): unknown {
    const { field, member } = this.set.targets[target] ?? {}
    return field === undefined || member !== undefined ? null : (row[propertyOf(target, field)] ?? null)
  }

  private named(row: Row): { id: string; title: string } {
    const { number } = row
    const title = String(row[this.set.subject.title] ?? row.id)
    return { id: String(row.id), title: number === undefined ? title : `#${String(number)} · ${title}` }
  }

  private async prepare(rows: Row[]) {
    const stored = await readRules(this.context.db, this.set.name)
    const rules = compileRules(this.set, this.inPlace(stored), (name) => this.context.house.kinds.get(name)?.kind)
    const facts = new Facts(this.context.db, this.context.house, this.set.subject, rules.need)
    await facts.reach(rows.map((row) => ({ row, relations: {} })))
    return { facts, rules, rows }
  }

  private inPlace(stored: Rule[]): Rule[] {
    const { tried } = this
    if (tried === null) return stored
    const isThere = stored.some((rule) => rule.id === tried.replaces)
    return isThere ? stored.map((rule) => (rule.id === tried.replaces ? tried : rule)) : [...stored, tried]
  }

  private async ask(facts: Facts, rules: ReturnType<typeof compileRules>, row: Row): Promise<Outcome> {
    const draft: Draft = { row, relations: {} }
    for (const relation of rules.members)
      draft.relations[relation] = [...facts.related(this.set.subject, relation, row)]
    await facts.reach([draft])
    // Nothing changes here: every rule is asked, whatever it looks at.
    return runRules({ set: { ...this.set, when: 'create' }, rules, facts, clock: this.clock }, draft)
  }

  private async records(which: { id: string } | { latest: number }): Promise<Row[]> {
    const kind = this.set.tried
    if (kind === null) return []
    if ('id' in which && !isId(which.id)) return []
    const seen = visible(entryOf(this.context.house, kind.name), this.context.actor, 'r')
    const living = kind.hasTrash ? sql`and r.deleted_at is null` : sql``
    const [only, limit] = 'id' in which ? [sql`and r.id = ${which.id}`, 1] : [sql``, which.latest]
    const found = await sql<{ row: Row }>`
      select ${rowSql(kind, 'r')} as row from ${sql.table(kind.table)} r
      where ${seen} ${living} ${only} order by r.id desc limit ${limit}`.execute(this.context.db)
    return found.rows.map(({ row }) => row)
  }
}
