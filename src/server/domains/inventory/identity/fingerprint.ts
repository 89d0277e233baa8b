import { hash } from 'node:crypto'
import type { NeutralInventory } from '../neutral.ts'

/** What a decision was about: the same device with another UUID or serial is another question. */
export const fingerprintOf = ({ deviceId, identity: { uuid, serial } }: NeutralInventory): string =>
  hash('sha1', JSON.stringify([deviceId, uuid, serial]), 'hex')
