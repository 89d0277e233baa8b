import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../platform/db/tables.gen.ts'
import { finderOf, plain, type Wording } from './find-rule.ts'
import { loadNames, type Names } from './names.ts'
import { trimmed } from './trim-title.ts'

export interface SoftwareRule extends Wording {
  /** Only programs of this publisher, as said or as written here. */
  publisher: string | null
  becomes: string | null
  trims: boolean
  becomesPublisher: string | null
  versionParts: number | null
  category: string | null
  hides: boolean
}

/** A program as a machine names it; empty = not said. */
export interface SaidSoftware {
  name: string
  publisher: string
  version: string
}

export interface ShownSoftware extends SaidSoftware {
  category: string | null
  isHidden: boolean
}

export interface SoftwareNames {
  /** Null: no rule speaks of it, it is written as said. */
  of(said: SaidSoftware): ShownSoftware | null
}

export function softwareNamesOf(rules: readonly SoftwareRule[], names: Names): SoftwareNames {
  // Rules for one publisher go before those for all.
  const find = finderOf(
    [...rules].sort((one, other) => Number(one.publisher === null) - Number(other.publisher === null)),
  )
  return {
    of: (said) => {
      const publisher = said.publisher === '' ? '' : names.of('publisher', said.publisher)!
      const makers = new Set([plain(said.publisher), plain(publisher)])
      const rule = find(said.name, (each) => each.publisher === null || makers.has(plain(each.publisher)))
      if (rule !== undefined) return shownBy(rule, said, publisher)
      return publisher === said.publisher ? null : { ...said, publisher, category: null, isHidden: false }
    },
  }
}

function shownBy(rule: SoftwareRule, said: SaidSoftware, publisher: string): ShownSoftware {
  return {
    name: rule.becomes ?? (rule.trims ? trimmed(said.name, said.version) : said.name),
    publisher: rule.becomesPublisher ?? publisher,
    version: rule.versionParts === null ? said.version : cut(said.version, rule.versionParts),
    category: rule.category,
    isHidden: rule.hides,
  }
}

/** `128.0.3-1ubuntu2` to two parts: `128.0`. */
const cut = (version: string, parts: number): string =>
  version
    .split(/[-+~ ]/)[0]!
    .split('.')
    .slice(0, parts)
    .join('.')

/** @param withIdle those out of service as well: what they would do if they were not. */
export async function loadSoftwareNames(db: Kysely<Tables>, withIdle = false): Promise<SoftwareNames> {
  const found = await sql<SoftwareRule>`
    select match, value, publisher, becomes, trims, becomes_publisher, version_parts, category, hides from software_rule
    where (is_active or ${withIdle}) and deleted_at is null order by id desc`.execute(db)
  return softwareNamesOf(found.rows, await loadNames(db, withIdle))
}
