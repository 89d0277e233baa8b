import { type Kysely, sql } from 'kysely'
import { type Actor, systemActor } from '../../../src/server/engine/access/actor.ts'
import type { Services } from '../../../src/server/engine/actions/context.ts'
import { type RunOptions, runAction } from '../../../src/server/engine/actions/run-action.ts'
import type { Tables } from '../../../src/server/platform/db/tables.gen.ts'
import { CigaleError } from '../../../src/shared/errors.ts'
import type { ProfileCode } from '../../../src/shared/people/shipped-profiles.ts'
import type { Key } from '../content/types.ts'

/** Plays content into the house through its ordinary actions, at the dates and in the names that the content says. */
export class Writer {
  readonly services: Services
  private readonly ids = new Map<Key, string>()
  private readonly people = new Map<string, Actor>()
  private readonly house = systemActor('Cigale', 'seed')
  /** Acts that the house refused, by action and reason: told at the end, never swallowed. */
  readonly refused = new Map<string, number>()

  constructor(services: Services) {
    this.services = services
  }

  get db(): Kysely<Tables> {
    return this.services.db
  }

  remember(key: Key, id: string): void {
    this.ids.set(key, id)
  }

  /** Id of a thing made before; a key that nobody made is a mistake of the content. */
  id(key: Key): string {
    const id = this.ids.get(key)
    if (id === undefined) throw new Error(`the content names ${key} before it is made`)
    return id
  }

  /** False for what this house has no type for yet (vehicles are made by a service for itself). */
  has(key: Key): boolean {
    return this.ids.has(key)
  }

  idOrNull(key: Key | null): string | null {
    return key === null ? null : this.id(key)
  }

  /** The house acting in the name of a person: his name in history, rights not asked. */
  person(key: Key, name: string): void {
    this.people.set(key, { ...this.house, userId: this.id(key), name })
  }

  /** The first person who holds a profile, under a key of the content; nobody where nobody does. */
  async nameHolder(key: Key, profile: ProfileCode): Promise<void> {
    const found = await sql<{ id: string; name: string }>`
      select u.id, u.name from app_user u join access_grant g on g.user_id = u.id join profile p on p.id = g.profile_id
      where p.code = ${profile} and u.is_active order by u.id limit 1`.execute(this.db)
    const person = found.rows[0]
    if (person === undefined) return
    this.remember(key, person.id)
    this.person(key, person.name)
  }

  async run(action: string, input: unknown, options: RunOptions & { by?: Key } = {}): Promise<{ id: string }> {
    const actor = options.by === undefined ? this.house : (this.people.get(options.by) ?? this.house)
    return (await runAction(this.services, this.services.house.actions.get(action)!, actor, input, options)) as {
      id: string
    }
  }

  /** As `run`; a refusal by the house is counted and the story goes on without this act. */
  async attempt(action: string, input: unknown, options: RunOptions & { by?: Key } = {}): Promise<unknown> {
    try {
      return await this.run(action, input, options)
    } catch (error) {
      if (!(error instanceof CigaleError)) throw error
      const reason = `${action}: ${error.message}`
      this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1)
      return null
    }
  }
}

/** Runs `work` on each item, `width` at a time, in order of starting. */
export async function eachOf<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const index = next++
      await work(items[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
}

export const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part.trim()).replace(/\n/g, '<br>')}</p>`)
    .join('')

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
