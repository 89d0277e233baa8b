import { type Kysely, sql } from 'kysely'
import { entityKind } from '../../../shared/organisation/organisation.kinds.ts'
import { visible } from '../../engine/access/visible.ts'
import { entryOf } from '../../engine/house.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { FileMissingError, type FileStore } from '../../platform/files.ts'

interface Named {
  id: string
  name: string
}

export interface ShownLogo {
  /** Null: labels of the entity have no logo. */
  picture: (Named & { width: number; height: number }) | null
  /** The entity whose logo it is: this one, or the nearest above that has one; its name only if the reader sees it. */
  from: { id: string | null; name: string | null; isOwn: boolean } | null
}

interface Nearest {
  entityId: string
  ownerId: string
  sha256: string
  mime: string
}

/** The logo of each entity: its own, or that of the nearest one above. */
const nearestTo = (ids: readonly string[]) => sql<Nearest>`
  select e.id as entity_id, n.entity_id as owner_id, d.sha256, d.mime from entity e
  cross join lateral (
    select l.entity_id, l.document_id from label_logo l join entity u on u.id = l.entity_id
    where l.entity_id = any(e.path) order by cardinality(u.path) desc limit 1) n
  join document d on d.id = n.document_id where e.id = any(${[...ids]}::bigint[]) and d.sha256 is not null`

/** What stands on the labels of an entity. @throws not_found */
export async function logoOf(reader: Reader, entityId: string): Promise<ShownLogo> {
  await readRecord(reader, entityKind, entityId)
  const found = await sql<{
    id: string
    name: string
    width: number
    height: number
    ownerId: string
    owner: string | null
  }>`
    select d.id, d.name, l.width, l.height, n.owner_id, (select u.name from entity u where u.id = n.owner_id and ${visible(entryOf(reader.house, entityKind.name), reader.actor, 'u')}) as owner
    from (${nearestTo([entityId])}) n join label_logo l on l.entity_id = n.owner_id join document d on d.id = l.document_id`.execute(
    reader.db,
  )
  const row = found.rows[0]
  if (row === undefined) return { picture: null, from: null }
  const { ownerId, owner, ...picture } = row
  return { picture, from: { id: owner === null ? null : ownerId, name: owner, isOwn: ownerId === entityId } }
}

/** The pictures to draw, by entity; a file that is missing leaves its labels without a logo, not without print. */
export async function loadLogos(
  { db, files }: { db: Kysely<Tables>; files: FileStore },
  entityIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const nearest = (await nearestTo([...new Set(entityIds)]).execute(db)).rows
  const contents = new Map<string, Buffer | null>()
  for (const { sha256 } of nearest) if (!contents.has(sha256)) contents.set(sha256, await contentOf(files, sha256))
  return new Map(
    nearest.flatMap(({ entityId, sha256 }) => {
      const content = contents.get(sha256)
      return content == null ? [] : [[entityId, content] as const]
    }),
  )
}

/** The content of one logo with its type, for showing it in a page. */
export async function logoContent(
  { db, files }: { db: Kysely<Tables>; files: FileStore },
  entityId: string,
): Promise<{ content: Buffer; mime: string } | null> {
  const found = (await nearestTo([entityId]).execute(db)).rows[0]
  const content = found === undefined ? null : await contentOf(files, found.sha256)
  return found === undefined || content === null ? null : { content, mime: found.mime }
}

/** The first entity of the reader's that has a logo, for the made-up label. */
export async function exampleEntity({ db, house, actor }: Reader): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select e.id from entity e where e.deleted_at is null and ${visible(entryOf(house, entityKind.name), actor, 'e')}
      and exists (select 1 from label_logo l where l.entity_id = any(e.path)) order by cardinality(e.path), e.id limit 1`.execute(
    db,
  )
  return found.rows[0]?.id ?? null
}

export async function contentOf(files: FileStore, sha256: string): Promise<Buffer | null> {
  try {
    const parts: Buffer[] = []
    for await (const part of (await files.open(sha256)) as AsyncIterable<Buffer>) parts.push(part)
    return Buffer.concat(parts)
  } catch (error) {
    if (error instanceof FileMissingError) return null
    throw error
  }
}
