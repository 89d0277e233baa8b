import { sql } from 'kysely'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { forbidden } from '../../../../shared/errors.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import { visible } from '../../../engine/access/visible.ts'
import { entryOf } from '../../../engine/house.ts'
import { type Reader, readRecord } from '../../../engine/lists/list.ts'
import { seenTrace } from './seen-candidates.ts'

interface Answer<T> {
  items: T[]
  total: number
  next: null
}

const mostMessages = 100

export interface AssetMessage {
  id: string
  receivedAt: Date
  door: string
  state: string
  deviceId: string | null
  errorCode: string | null
  size: number
  durationMs: number | null
  trace: Record<string, unknown>
}

/** The last messages that spoke of an asset and of those merged into it, as far as the reader may see them; newest first. */
export async function assetMessages(reader: Reader, assetId: string): Promise<Answer<AssetMessage>> {
  if (!isAllowed(reader.actor, 'inventory.read')) throw forbidden('inventory.read')
  await readRecord(reader, assetKind, assetId)
  const found = await sql<AssetMessage>`
    select m.id, m.received_at, m.door, m.state, m.device_id, m.error_code, m.size, m.duration_ms,
      ${seenTrace('m', reader.actor, reader.house)} as trace from inventory_message m
    where m.asset_id = any(array(select ${assetId}::bigint union select merged_id from asset_merge where kept_id = ${assetId} and undone_at is null))
      and ${visible(entryOf(reader.house, 'inventory-message'), reader.actor, 'm')}
    order by m.id desc limit ${mostMessages}`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}

export interface AssetMerge {
  id: string
  merged: { id: string; name: string }
  user: { id: string; name: string } | null
  createdAt: Date
  undoneAt: Date | null
}

/** What was merged into an asset, newest first; taken back ones too. */
export async function assetMerges(reader: Reader, assetId: string): Promise<Answer<AssetMerge>> {
  await readRecord(reader, assetKind, assetId)
  const found = await sql<AssetMerge>`
    select g.id, json_build_object('id', a.id::text, 'name', a.name) as merged,
      case when u.id is null then null else json_build_object('id', u.id::text, 'name', u.name) end as "user", g.created_at, g.undone_at
    from asset_merge g join asset a on a.id = g.merged_id left join app_user u on u.id = g.user_id
    where g.kept_id = ${assetId} order by g.id desc`.execute(reader.db)
  return { items: found.rows, total: found.rows.length, next: null }
}
