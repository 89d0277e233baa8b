import type { NeutralInventory } from '../neutral.ts'
import type { JunkList } from './junk-list.ts'

/** What identifies a machine, normalised; junk never enters. */
export type EvidenceSort = 'agent' | 'device' | 'uuid' | 'serial' | 'mainboard' | 'mac' | 'tag' | 'name'

export interface Evidence {
  sort: EvidenceSort
  value: string
}

const upper = (text: string) => text.trim().toUpperCase()

/** `Dell Inc.` and `DELL` are one maker. */
export const makerKey = (text: string | null): string =>
  (text ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(INC|CORPORATION|CORP|COMPUTER|LTD|GMBH|SA|CO)+$/, '')

/**
 * Evidence of a message. A serial is told together with its maker (`DELL 7XK2`), because two makers may count alike;
 * cards made by software and docks identify nobody. An address made up locally does: virtual machines have no other, and
 * two machines do not draw the same one, except the few that programs hand out to everybody.
 */
export function evidenceOf(neutral: NeutralInventory, junk: JunkList): Evidence[] {
  const { identity } = neutral
  const list: Evidence[] = [{ sort: 'device', value: neutral.deviceId }]
  if (neutral.agentId !== null) list.push({ sort: 'agent', value: neutral.agentId })
  if (neutral.oldDeviceId !== null) list.push({ sort: 'device', value: neutral.oldDeviceId })
  if (identity.uuid !== null && !junk.has('uuid', identity.uuid))
    list.push({ sort: 'uuid', value: canonicalUuid(identity.uuid) })
  if (identity.serial !== null && !junk.has('serial', identity.serial))
    list.push({ sort: 'serial', value: `${makerKey(identity.manufacturer)} ${upper(identity.serial)}` })
  if (identity.mainboardSerial !== null && !junk.has('serial', identity.mainboardSerial))
    list.push({ sort: 'mainboard', value: upper(identity.mainboardSerial) })
  if (identity.assetTag !== null && !junk.has('serial', identity.assetTag))
    list.push({ sort: 'tag', value: upper(identity.assetTag) })
  for (const seen of identity.macs) {
    if (!seen.isVirtual && !seen.isDock && !isShared(seen.mac) && !junk.has('mac', seen.mac))
      list.push({ sort: 'mac', value: seen.mac })
  }
  if (identity.name !== null) list.push({ sort: 'name', value: upper(identity.name) })
  return list
}

/** Containers (Docker counts from 02:42 everywhere) and the stand-in of phones that hide theirs. */
const isShared = (mac: string): boolean => mac.startsWith('02:42:') || mac === '02:00:00:00:00:00'

/**
 * Two writings of one UUID: SMBIOS before 2.6 and some agents turn the first three groups round. The smaller of both
 * stands for the pair.
 */
export function canonicalUuid(text: string): string {
  const hex = text.toLowerCase().replace(/[^0-9a-f]/g, '')
  if (hex.length !== 32) return text.toLowerCase()
  const turned = `${turn(hex.slice(0, 8))}${turn(hex.slice(8, 12))}${turn(hex.slice(12, 16))}${hex.slice(16)}`
  return hex < turned ? hex : turned
}

const turn = (hex: string): string => (hex.match(/../g) ?? []).reverse().join('')
