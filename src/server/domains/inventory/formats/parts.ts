import type { Part } from '../neutral.ts'
import { limits } from './limits.ts'
import type { Tree } from './tree.ts'

/** What the section readers need to know of the message. */
export interface Reading {
  dialect: 'ocs-windows' | 'ocs-unix' | 'glpi'
  /** The machine runs on a hypervisor: an address of VMware is its own card there, a host adapter elsewhere. */
  isVirtualMachine: boolean
  warnings: string[]
}

/**
 * Rows of a section to parts with unique keys. undefined stays undefined. Rows that `read` answers null for are left out.
 * Parts on the same key are numbered `#2`, `#3`… in the order of their content, so that the order in the message does not
 * matter; with `same: 'once'` those equal in everything count once.
 */
export function toParts<P extends Part>(
  rows: Tree[] | undefined,
  reading: Reading,
  read: (row: Tree) => P | null,
  same: 'each' | 'once' = 'each',
): P[] | undefined {
  if (rows === undefined) return undefined
  let kept = rows
  if (rows.length > limits.sectionParts) {
    kept = rows.slice(0, limits.sectionParts)
    reading.warnings.push(`${rows.length - kept.length} rows left out of a section of ${rows.length}`)
  }
  const parts: P[] = []
  for (const row of kept) {
    const part = read(row)
    if (part !== null) parts.push(part)
  }
  return withUniqueKeys(parts, same)
}

export function withUniqueKeys<P extends Part>(parts: P[], same: 'each' | 'once'): P[] {
  const byKey = new Map<string, P | P[]>()
  let isUnique = true
  for (const part of parts) {
    const before = byKey.get(part.key)
    if (before === undefined) byKey.set(part.key, part)
    else {
      isUnique = false
      if (Array.isArray(before)) before.push(part)
      else byKey.set(part.key, [before, part])
    }
  }
  if (isUnique) return parts
  const unique: P[] = []
  const taken = new Set(byKey.keys())
  for (const group of byKey.values()) {
    if (!Array.isArray(group)) unique.push(group)
    else unique.push(...numbered(group, same, taken))
  }
  return unique
}

function numbered<P extends Part>(group: P[], same: 'each' | 'once', taken: Set<string>): P[] {
  const bodies = group
    .map((part) => ({ part, body: JSON.stringify(part) }))
    .sort((a, b) => (a.body < b.body ? -1 : a.body > b.body ? 1 : 0))
  const kept = same === 'once' ? bodies.filter((item, at) => at === 0 || item.body !== bodies[at - 1]?.body) : bodies
  let number = 1
  return kept.map(({ part }, at) => {
    if (at === 0) return part
    let key = ''
    do key = `${part.key}#${++number}`
    while (taken.has(key))
    taken.add(key)
    return { ...part, key }
  })
}

/** Only what was said: fields that came later must not make old messages look new. */
export const said = <T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

/** A key from what identifies a part: lower case, empty places kept, so that (a, -) and (-, a) differ. */
export function keyOf(...values: (string | number | null)[]): string {
  let key = ''
  for (let at = 0; at < values.length; at++) key += (at === 0 ? '' : '|') + (values[at] ?? '')
  return key.toLowerCase().slice(0, 400)
}
