import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { walkCondition } from '../../../shared/conditions/walk-condition.ts'
import { CigaleError } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { type Scope, scopeOf } from '../../engine/access/actor.ts'
import { entryOf } from '../../engine/house.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { type Audit, subjectOf } from './audit-condition.ts'

/** Units by their ids; all of the house. */
export type Units = 'all' | readonly string[]

export const inUnits = (units: Units): RawBuilder<SqlBool> =>
  units === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`c.entity_id = any(${units}::bigint[])`

/**
 * Units whose nightly counts are what the reader himself would have found there: he sees all records of the kind in
 * them, and all that the condition asks beyond (whoever does not see a person is not told that he has left). Null =
 * none.
 */
export function unitsOf(reader: Reader, audit: Audit & { entities: number }): Units | null {
  const kinds = kindsAsked(reader, audit)
  const scopes = kinds.map((kind) => scopeOf(reader.actor, `${kind.guard}.read`))
  if (scopes.some((scope) => scope === null)) return null
  const seesAll = (scope: Scope) => scope.all || scope.entityIds.length >= audit.entities
  const [own, ...further] = scopes as [Scope, ...Scope[]]
  const isBlocked = further.some((scope, index) => isOfEntities(reader, kinds[index + 1]!) && !seesAll(scope))
  if (isBlocked) return null
  // What hangs on a record is seen where its own permission reaches.
  const limits = [own, ...further.filter((_, index) => hangsOn(reader, kinds[index + 1]!))].filter(
    (scope) => !scope.all,
  )
  if (limits.length === 0) return 'all'
  const ids = limits.map((scope) => new Set(scope.entityIds))
  const common = [...ids[0]!].filter((id) => ids.every((each) => each.has(id)))
  return common.length === 0 ? null : common
}

const isOfEntities = (reader: Reader, kind: Kind): boolean =>
  kind.entityField !== null || entryOf(reader.house, kind.name).access?.own !== undefined

const hangsOn = (reader: Reader, kind: Kind): boolean =>
  !isOfEntities(reader, kind) && entryOf(reader.house, kind.name).access?.always !== undefined

/** The kind looked through, then every kind that its condition asks by reference or relation. */
function kindsAsked(reader: Reader, audit: Audit): Kind[] {
  const subject = subjectOf(reader.house, audit)
  const kinds = new Set([subject])
  const twice = new Set<Kind>()
  const lookup = (name: string) => reader.house.kinds.get(name)?.kind
  const meet = (kind: Kind | undefined) => {
    if (kind !== undefined) (kind === subject ? twice : kinds).add(kind)
  }
  try {
    walkCondition(subject, audit.condition, lookup, {
      field: (_leaf, { hops }) => {
        for (const hop of hops) meet(hop.target)
      },
      relation: (_part, { hops, relation }) => {
        for (const hop of hops) meet(hop.target)
        if (relation.kind !== undefined) meet(lookup(relation.kind))
      },
    })
  } catch (error) {
    // A field that is gone: there is nothing to count, nor to show.
    if (!(error instanceof CigaleError)) throw error
  }
  return [...kinds, ...twice]
}
