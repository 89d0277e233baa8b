import type { PartSection } from '../assets/parts.ts'

/** What a site may leave out of what agents tell: sections, programs, and who is signed in (`people`). */
export const leavable = [
  'people',
  'software',
  'volume',
  'printer',
  'peripheral',
  'monitor',
  'localUser',
  'localGroup',
  'antivirus',
  'virtualMachine',
  'registry',
  'license',
  'remoteAccess',
  'processor',
  'memory',
  'storage',
  'graphics',
  'sound',
  'controller',
  'battery',
  'slot',
  'modem',
  'sim',
  'firmware',
  'connector',
  'supply',
  'otherPart',
] as const satisfies readonly (PartSection | 'software' | 'people')[]
export type Leavable = (typeof leavable)[number]
