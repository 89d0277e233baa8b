import { type Kysely, sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { allOf, type Condition } from '../../../shared/conditions/condition.ts'
import { CigaleError, invalidField } from '../../../shared/errors.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import type { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import type { Write } from '../../engine/changes/write.ts'
import type { Reader } from '../../engine/lists/list.ts'
import { readQuery } from '../../engine/lists/read-query.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'

export type Stocktake = RowOf<typeof stocktakeKind>
type Scope = Pick<Stocktake, 'id' | 'entityId' | 'withSubplaces' | 'assetTypes' | 'phases' | 'query'>

/** Which assets a campaign expects, in the one language of conditions. @throws query */
export async function scopeOf(reader: Reader, stocktake: Scope): Promise<Condition> {
  const places = await placesOf(reader.db, stocktake.id)
  const { assetTypes, phases, query, withSubplaces, entityId } = stocktake
  return allOf(
    { field: 'entity', op: 'under', value: entityId },
    places.length === 0 ? null : placeCondition(places, withSubplaces),
    assetTypes.length === 0 ? null : { field: 'type', op: 'in', value: [...assetTypes] },
    phases.length === 0 ? null : { field: 'state.phase', op: 'in', value: [...phases] },
    query === null ? null : readQuery(reader, assetKind, query),
  )
}

/** Refuses a question that cannot be read, when it is written and not when the campaign opens. @throws invalid on `query` */
export function checkScopeQuery({ db, house, actor, now }: Write, query: string): void {
  try {
    readQuery({ db, house, actor, now, timeZone: 'UTC' }, assetKind, query)
  } catch (error) {
    if (error instanceof CigaleError && error.code === 'query') throw invalidField('query', 'scope_query', error.params)
    throw error
  }
}

function placeCondition(places: readonly string[], withSubplaces: boolean): Condition {
  if (!withSubplaces) return { field: 'location', op: 'in', value: [...places] }
  return { any: places.map((value) => ({ field: 'location', op: 'under', value }) as const) }
}

async function placesOf(db: Kysely<Tables>, stocktakeId: string): Promise<string[]> {
  const found = await sql<{ locationId: string }>`
    select location_id from stocktake_place where stocktake_id = ${stocktakeId} order by location_id`.execute(db)
  return found.rows.map((row) => row.locationId)
}
