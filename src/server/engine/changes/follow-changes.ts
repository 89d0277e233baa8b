import type { Field } from '../../../shared/fields/index.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Row, Write } from './write.ts'

interface Changed {
  changed: readonly [string, Field][]
  stored: Row
}

/** Lets the rooms above do what follows for their own tables, once for all rows that concern them. */
export async function followChanges(write: Write, kind: Kind, all: readonly Changed[]): Promise<void> {
  for (const follower of write.house.followers) {
    if (follower.kind !== kind.name) continue
    const rows = all
      .filter(({ changed }) => changed.some(([name]) => follower.fields.includes(name)))
      .map(({ stored }) => stored)
    if (rows.length > 0) await follower.run(write, rows)
  }
}
