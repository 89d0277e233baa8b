import { type Kysely, sql } from 'kysely'
import { manufacturerKind, modelKind } from '../../../../shared/assets/assets.kinds.ts'
import { internal } from '../../../../shared/errors.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { SoftwarePart } from '../neutral.ts'

const most = 300_000
const actor = systemActor('inventory', 'agent')

/**
 * Ids of catalogue entries (programs and their versions, makers, models) by what agents call them. Entries are written
 * outside of the message's transaction: they stay when a message fails, so that a remembered id is always a stored one.
 */
export class Catalogue {
  private readonly services: Services
  private versions = new Map<string, string>()
  private readonly names = new Map<string, string>()

  constructor(services: Services) {
    this.services = services
  }

  /** Ids of software_version for several lists of programs, in their order. Three statements at most, however many are new. */
  async versionIds(lists: readonly (readonly SoftwarePart[])[]): Promise<string[][]> {
    if (this.versions.size > most) this.forget()
    const unknown = new Map<string, SoftwarePart>()
    const keys = lists.map((list) => list.map(keyOf))
    for (const [index, list] of lists.entries()) {
      for (const [at, key] of keys[index]!.entries()) if (!this.versions.has(key)) unknown.set(key, list[at]!)
    }
    if (unknown.size > 0) await this.learn([...unknown.values()])
    return keys.map((list) => list.map((key) => this.versionId(key)))
  }

  private versionId(key: string): string {
    const id = this.versions.get(key)
    if (id === undefined) throw internal('a version was not learnt')
    return id
  }

  /** When what is remembered turned out to be gone. */
  forget(): void {
    this.versions = new Map()
    this.names.clear()
  }

  private async learn(parts: SoftwarePart[]): Promise<void> {
    const names = parts.map((part) => part.name)
    const publishers = parts.map((part) => part.publisher ?? '')
    const versions = parts.map((part) => part.version ?? '')
    const architectures = parts.map((part) => part.architecture ?? '')
    const wanted = sql`unnest(${names}::text[], ${publishers}::text[], ${versions}::text[], ${architectures}::text[]) as w(name, publisher, version, architecture)`
    await addMissing(this.services.db, wanted)
    const found = await sql<{ id: string; name: string; publisher: string; version: string; architecture: string }>`
      select v.id, s.name, s.publisher, v.version, v.architecture from ${wanted}
      join software s on s.name = w.name and s.publisher = w.publisher
      join software_version v on v.software_id = s.id and v.version = w.version and v.architecture = w.architecture`.execute(
      this.services.db,
    )
    for (const row of found.rows) this.versions.set(keyOf(row), row.id)
  }

  manufacturerId(name: string | null): Promise<string | null> {
    if (name === null) return Promise.resolve(null)
    return this.named(
      manufacturerKind,
      `maker ${name.toLowerCase()}`,
      { name: name.slice(0, 255) },
      sql`lower(name) = lower(${name.slice(0, 255)})`,
    )
  }

  modelId(name: string | null, manufacturerId: string | null, assetType: string): Promise<string | null> {
    if (name === null) return Promise.resolve(null)
    const where = sql`lower(name) = lower(${name.slice(0, 255)}) and coalesce(manufacturer_id, 0) = coalesce(${manufacturerId}::bigint, 0) and coalesce(asset_type, '') = ${assetType}`
    return this.named(
      modelKind,
      `model ${assetType} ${manufacturerId} ${name.toLowerCase()}`,
      { name: name.slice(0, 255), manufacturer: manufacturerId, assetType },
      where,
    )
  }

  /** Looks a dictionary entry up, makes it when it is new. The first of two processes wins; the second finds it. */
  private async named(
    kind: Kind,
    key: string,
    input: Record<string, unknown>,
    where: ReturnType<typeof sql>,
  ): Promise<string> {
    const known = this.names.get(key)
    if (known !== undefined) return known
    const find = () =>
      sql<{
        id: string
      }>`select id from ${sql.table(kind.table)} where ${where} and deleted_at is null limit 1`.execute(
        this.services.db,
      )
    let id = (await find()).rows[0]?.id
    if (id === undefined) {
      try {
        id = (
          (await runAction(this.services, this.services.house.actions.get(`${kind.name}.create`)!, actor, input)) as {
            id: string
          }
        ).id
      } catch (error) {
        id = (await find()).rows[0]?.id
        if (id === undefined) throw error
      }
    }
    if (this.names.size > 20_000) this.names.clear()
    this.names.set(key, id)
    return id
  }
}

async function addMissing(db: Kysely<Tables>, wanted: ReturnType<typeof sql>): Promise<void> {
  await sql`
    insert into software (name, publisher) select distinct w.name, w.publisher from ${wanted}
    where not exists (select 1 from software s where s.name = w.name and s.publisher = w.publisher)
    order by 1, 2 on conflict do nothing`.execute(db)
  await sql`
    insert into software_version (software_id, version, architecture)
    select distinct s.id, w.version, w.architecture from ${wanted} join software s on s.name = w.name and s.publisher = w.publisher
    where not exists (select 1 from software_version v where v.software_id = s.id and v.version = w.version and v.architecture = w.architecture)
    order by 1, 2, 3 on conflict do nothing`.execute(db)
}

const keyOf = (part: {
  name: string
  publisher: string | null
  version: string | null
  architecture: string | null
}): string => `${part.name}\u0001${part.publisher ?? ''}\u0001${part.version ?? ''}\u0001${part.architecture ?? ''}`
