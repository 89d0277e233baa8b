import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { HardwareNews } from './part-changes.ts'

/** Writes down what changed in machines, for all messages of a batch in one statement. */
export async function keepHardware(
  db: Kysely<Tables>,
  news: readonly { assetId: string; at: Date; hardware: readonly HardwareNews[] }[],
): Promise<void> {
  const rows = news.flatMap(({ assetId, at, hardware }) =>
    hardware.map((each) => ({
      ...{ asset_id: assetId, seen_at: at, part: each.part, change: each.change },
      ...{ before: cut(each.before), after: cut(each.after), before_mb: each.beforeMb, after_mb: each.afterMb },
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into hardware_change (asset_id, seen_at, part, change, before, after, before_mb, after_mb)
    select asset_id, seen_at, part, change, before, after, before_mb, after_mb
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(asset_id bigint, seen_at timestamptz, part text, change text, before text, after text, before_mb bigint, after_mb bigint)`.execute(
    db,
  )
}

const cut = (text: string | null): string | null => text?.slice(0, 255) ?? null
