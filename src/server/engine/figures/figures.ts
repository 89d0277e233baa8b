import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { everything } from '../../../shared/conditions/condition.ts'
import { forbidden } from '../../../shared/errors.ts'
import {
  type Figures,
  type Group,
  mostFollowed,
  mostGroups,
  mostPeriods,
  nextPeriod,
  type Period,
  type Stat,
  type Step,
  steps,
} from '../../../shared/figures/figures.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { isAllowed } from '../access/actor.ts'
import { type ListRequest, type Reader, rowsWhere } from '../lists/list.ts'
import { listQuery } from '../lists/list-query.ts'
import { sourceOf } from '../lists/words-first.ts'
import { type Dimension, dimensionOf, measureSql, nameSql, periodSql } from './dimension.ts'

/** Query string of `/figures`: that of the list, and how it is added up. */
export const figuresQuery = listQuery.pick({ q: true, filter: true, trash: true }).extend({
  by: z.string().max(100).optional(),
  over: z.string().max(100).optional(),
  step: z.enum(steps).default('month'),
  measure: z.string().max(100).optional(),
  format: z.enum(['json', 'csv']).default('json'),
})

export interface FiguresRequest extends Pick<ListRequest, 'condition' | 'trash'> {
  by?: string | undefined
  over?: string | undefined
  step: Step
  measure?: string | undefined
}

/** The rows that the list of the same question shows, each with what it is added up by. */
interface Counted {
  from: RawBuilder<unknown>
  where: RawBuilder<SqlBool>
  dimension: Dimension | null
  period: RawBuilder<unknown> | null
  measure: RawBuilder<unknown> | null
}

/**
 * Adds up what a list shows. The same read gate and the same condition as the list: a group holds as many records as the list
 * with `groupCondition` shows, a period as many as with `periodCondition`.
 *
 * @throws `forbidden` without `figures.read`; `invalid` for what cannot be added up
 */
export async function readFigures(reader: Reader, kind: Kind, request: FiguresRequest): Promise<Figures> {
  if (!isAllowed(reader.actor, 'figures.read')) throw forbidden('figures.read')
  const source = sourceOf(reader, kind, request.condition ?? everything)
  const where = rowsWhere(reader, kind, source.rest, request.trash ?? false)
  const measure = request.measure === undefined ? null : measureSql(reader, kind, request.measure)
  const counted: Counted = {
    from: sql`${source.source} a`,
    where,
    dimension: request.by === undefined ? null : dividing(reader, kind, request.by),
    period: request.over === undefined ? null : periodSql(kind, request.over, request.step, reader.timeZone),
    measure: measure?.value ?? null,
  }
  const [{ total, periods }, groups] = await Promise.all([
    readCourse(reader, counted),
    counted.dimension === null ? null : readGroups(reader, counted, counted.dimension),
  ])
  const followed = (groups ?? []).slice(0, mostFollowed).map((group) => group.key)
  const cells = groups === null || periods === null ? null : await readCells(reader, counted, followed)
  return {
    total,
    groups: groups?.slice(0, mostGroups) ?? null,
    isCut: (groups?.length ?? 0) > mostGroups,
    periods: periods === null ? null : withoutGaps(periods, request.step),
    cells,
    unit: measure?.unit ?? null,
  }
}

/** Figures of persons are a matter of their own. @throws `forbidden` for persons without the permission */
function dividing(reader: Reader, kind: Kind, by: string): Dimension {
  const dimension = dimensionOf(reader, kind, by)
  if (dimension.target?.name === 'user' && !isAllowed(reader.actor, 'figures.read-people'))
    throw forbidden('figures.read-people')
  return dimension
}

const statSql = (hasMeasure: boolean): RawBuilder<unknown> =>
  hasMeasure
    ? sql`count(*)::int as count, avg(v)::float8 as mean, percentile_cont(0.5) within group (order by v)::float8 as median,
        percentile_cont(0.9) within group (order by v)::float8 as most, sum(v)::float8 as sum`
    : sql`count(*)::int as count, null as mean, null as median, null as most, null as sum`

const measured = ({ measure }: Counted): RawBuilder<unknown> =>
  measure === null ? sql`null` : sql`(${measure})::float8`

/** All of them, and those of each period, in one reading of the rows. */
async function readCourse({ db }: Reader, counted: Counted): Promise<{ total: Stat; periods: Period[] | null }> {
  const { period } = counted
  const found = await sql<Period>`
    select p::text as "from", ${statSql(counted.measure !== null)}
    from (select ${period ?? sql`null::date`} as p, ${measured(counted)} as v from ${counted.from} where ${counted.where}) c
    group by grouping sets ((), (p)) having grouping(p) = 1 or p is not null
    order by grouping(p) desc, p desc limit ${mostPeriods + 1}`.execute(db)
  const [{ from: _, ...total }, ...periods] = found.rows as [Period, ...Period[]]
  return { total, periods: period === null ? null : periods.toReversed() }
}

async function readGroups(
  { db, actor }: Reader,
  counted: Counted,
  { value, joins, target }: Dimension,
): Promise<Group[]> {
  const found = await sql<Group>`
    with g as (
      select k, ${statSql(counted.measure !== null)}
      from (select ${value} as k, ${measured(counted)} as v from ${counted.from} ${joins} where ${counted.where}) c
      group by k order by count(*) desc, k limit ${mostGroups + 1})
    select g.k::text as key, ${nameSql(target, actor.language)} as name, g.count, g.mean, g.median, g.most, g.sum
    from g order by g.count desc, g.k`.execute(db)
  return found.rows
}

async function readCells({ db }: Reader, counted: Counted, keys: (string | null)[]): Promise<Figures['cells']> {
  const { dimension, period } = counted
  const found = await sql<Period & { key: string | null }>`
    select k::text as key, p::text as "from", ${statSql(counted.measure !== null)}
    from (
      select ${dimension!.value} as k, ${period} as p, ${measured(counted)} as v
      from ${counted.from} ${dimension!.joins} where ${counted.where}) c
    where p is not null and coalesce(k::text, '') = any(${keys.map((key) => key ?? '')}::text[])
    group by k, p order by p desc, k limit ${mostPeriods * mostFollowed}`.execute(db)
  return found.rows.toReversed()
}

const nothing: Stat = { count: 0, mean: null, median: null, most: null, sum: null }

/** A month without any is a month too. */
function withoutGaps(periods: readonly Period[], step: Step): Period[] {
  const whole: Period[] = []
  for (const period of periods) {
    let from = whole.length === 0 ? period.from : nextPeriod(whole.at(-1)!.from, step)
    for (; from < period.from && whole.length < mostPeriods; from = nextPeriod(from, step))
      whole.push({ ...nothing, from })
    whole.push(period)
  }
  return whole.slice(-mostPeriods)
}
