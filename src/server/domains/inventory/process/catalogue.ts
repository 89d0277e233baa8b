import { type Kysely, sql } from 'kysely'
import { manufacturerKind, modelKind } from '../../../../shared/assets/assets.kinds.ts'
import { internal } from '../../../../shared/errors.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import type { SaidSoftware, SoftwareNames } from '../naming/software-names.ts'
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

  /**
   * Ids of software_version for several lists of programs, in their order. Four statements at most, however many are new.
   * Rules are asked of versions never heard of only: where a version stands is kept with it, its id never changes.
   */
  async versionIds(lists: readonly (readonly SoftwarePart[])[], names: SoftwareNames): Promise<string[][]> {
    if (this.versions.size > most) this.forget()
    const unknown = new Map<string, SoftwarePart>()
    const keys = lists.map((list) => list.map(keyOf))
    for (const [index, list] of lists.entries()) {
      for (const [at, key] of keys[index]!.entries()) if (!this.versions.has(key)) unknown.set(key, list[at]!)
    }
    if (unknown.size > 0) await this.learn([...unknown.values()].map(saidBy), names)
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

  private async learn(parts: Said[], names: SoftwareNames): Promise<void> {
    await this.recall(parts)
    const fresh = parts.filter((part) => !this.versions.has(keyOf(part)))
    if (fresh.length === 0) return
    await addVersions(this.services.db, fresh, names)
    await this.recall(fresh)
  }

  private async recall(parts: readonly Said[]): Promise<void> {
    const found = await sql<Said & { id: string }>`
      select v.id, v.said_name as name, v.said_publisher as publisher, v.said_version as version, v.architecture
      from unnest(${parts.map((part) => part.name)}::text[], ${parts.map((part) => part.publisher)}::text[], ${parts.map((part) => part.version)}::text[], ${parts.map((part) => part.architecture)}::text[]) as w(name, publisher, version, architecture)
      join software_version v on v.said_name = w.name and v.said_publisher = w.publisher and v.said_version = w.version and v.architecture = w.architecture`.execute(
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

type Said = SaidSoftware & { architecture: string }

const saidBy = ({ name, publisher, version, architecture }: SoftwarePart): Said => ({
  name,
  publisher: publisher ?? '',
  version: version ?? '',
  architecture: architecture ?? '',
})

async function addVersions(db: Kysely<Tables>, parts: readonly Said[], names: SoftwareNames): Promise<void> {
  const rows = parts.map((said) => {
    const ruled = names.of(said)
    const { name, publisher, version, category, isHidden } = ruled ?? { ...said, category: null, isHidden: false }
    return {
      ...{ name, publisher, version, category, is_hidden: isHidden, is_ruled: ruled !== null },
      ...{ said_name: said.name, said_publisher: said.publisher, said_version: said.version },
      architecture: said.architecture,
    }
  })
  const wanted = sql`json_to_recordset(${JSON.stringify(rows)}::json) as w(name text, publisher text, version text, category text, is_hidden boolean,
    is_ruled boolean, said_name text, said_publisher text, said_version text, architecture text)`
  await sql`
    insert into software (name, publisher, category, is_hidden) select w.name, w.publisher, max(w.category), bool_and(w.is_hidden) from ${wanted}
    where not exists (select 1 from software s where s.name = w.name and s.publisher = w.publisher)
    group by 1, 2 order by 1, 2 on conflict do nothing`.execute(db)
  await sql`
    insert into software_version (software_id, version, architecture, said_name, said_publisher, said_version, is_ruled, is_hidden)
    select s.id, w.version, w.architecture, w.said_name, w.said_publisher, w.said_version, w.is_ruled, w.is_hidden
    from ${wanted} join software s on s.name = w.name and s.publisher = w.publisher
    order by 4, 5, 6, 3 on conflict do nothing`.execute(db)
}

const keyOf = (part: {
  name: string
  publisher: string | null
  version: string | null
  architecture: string | null
}): string => `${part.name}\u0001${part.publisher ?? ''}\u0001${part.version ?? ''}\u0001${part.architecture ?? ''}`
