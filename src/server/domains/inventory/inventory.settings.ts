import { BlockList, isIP } from 'node:net'
import { z } from 'zod'
import { choice, integer, json, reference } from '../../../shared/fields/index.ts'
import { leavable } from '../../../shared/inventory/sections.ts'
import type { SettingDefinition } from '../../engine/house.ts'
import { machineChoices } from './process/make-machines.ts'
import { sealSecret } from './receive/secret.ts'

export const admissions = ['private-networks', 'networks', 'secret', 'open'] as const
export type Admission = (typeof admissions)[number]

/** `10.0.0.0/8`, `2001:db8::/32` or a single address. */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  if (!/^\d{1,3}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

export const inventorySettings: readonly SettingDefinition[] = [
  { key: 'inventory.admission', field: choice(admissions, { required: true }), default: 'private-networks' },
  {
    key: 'inventory.networks',
    field: json(z.array(z.string().max(50).refine(isNetwork)).max(500)),
    default: [],
  },
  /** Password of agents under admission `secret`; the user name is free. */
  {
    key: 'inventory.secret',
    field: { type: 'text', schema: z.string().trim().min(12).max(200).nullable(), max: 200 },
    default: null,
    seal: (value) => sealSecret(String(value)),
  },
  /** Hours between two contacts of an agent. */
  { key: 'inventory.frequencyHours', field: integer({ required: true, min: 1, max: 720 }), default: 24 },
  /** Unit of new assets whose tag names none; null = the root. */
  { key: 'inventory.entity', field: reference('entity'), default: null },
  /** What agents tell and the register does not take. */
  { key: 'inventory.leftOut', field: json(z.array(z.enum(leavable)).max(leavable.length)), default: [] },
  /** Days without installs after which programs are deleted; 0 = never. */
  { key: 'software.cleanDays', field: integer({ required: true, min: 0, max: 3650 }), default: 0 },
  /** What the rules of arrival say again at every inventory that tells something new. */
  {
    key: 'inventory.replayRules',
    field: choice(['never', 'location', 'entity'], { required: true }),
    default: 'never',
  },
  /** Virtual machines that hosts list and nobody knows become computers. */
  { key: 'inventory.machines', field: choice(machineChoices, { required: true }), default: 'none' },
  /** Days a message is kept beyond the last ones of its device. */
  { key: 'inventory.retentionDays', field: integer({ required: true, min: 1, max: 3650 }), default: 30 },
  /** Messages of each device that are kept whatever their age. */
  { key: 'inventory.keepPerDevice', field: integer({ required: true, min: 1, max: 100 }), default: 3 },
  /** Days that what agents saw change in machines is listed; history keeps it for good. */
  { key: 'inventory.hardwareDays', field: integer({ required: true, min: 30, max: 3650 }), default: 1095 },
  /** Days a refused machine that is not heard of any more stays listed. */
  { key: 'inventory.refusalDays', field: integer({ required: true, min: 1, max: 3650 }), default: 365 },
  /** Messages that may wait; past it agents are asked to come back. */
  { key: 'inventory.queueLimit', field: integer({ required: true, min: 100, max: 1_000_000 }), default: 20_000 },
]
