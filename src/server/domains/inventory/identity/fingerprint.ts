import { hash } from 'node:crypto'
import type { NeutralInventory } from '../neutral.ts'

/**
 * What a decision was about: the same device with another UUID or serial is another question. By what was said, also of
 * values that the site has listed since: a decision that teaches such a value must itself go on binding.
 */
export function fingerprintOf({ deviceId, identity }: NeutralInventory): string {
  const said = (field: 'uuid' | 'serial'): string | null =>
    identity[field] ?? identity.dropped.find((each) => each.by === 'site' && each.field === field)?.value ?? null
  return hash('sha1', JSON.stringify([deviceId, said('uuid'), said('serial')]), 'hex')
}
