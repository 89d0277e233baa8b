import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type PartSection, partSections } from '../../../../shared/assets/parts.ts'
import { partQuery } from '../../../engine/records.ts'

/** One thing an asset is made of; the fields in `data` are those of the neutral inventory. */
export interface Part {
  id: string
  section: PartSection
  title: string
  isObserved: boolean
  data: Record<string, unknown>
}

/** `components`, `volumes`, `ports`, `system`, `virtual-machines`, `printers-and-peripherals`. */
export const useParts = (assetId: string, tab: string) =>
  useQuery(partQuery<{ items: Part[] }>(assetKind, assetId, tab))

const tabNames: Record<string, string> = {
  'virtual-machines': 'virtualMachines',
  'printers-and-peripherals': 'connections',
}

/** The name of a tab in `partSections`. */
export const tabName = (tab: string): string => tabNames[tab] ?? tab

/** The tab in which a section is shown; what is no section of parts (programs, people) has its own. */
export const tabOf = (section: string): string => partSections[section as PartSection]?.tab ?? section

/** Fields whose words are ours to translate: `part.value.<section>.<word>`. */
export const codedFields: Partial<Record<PartSection, readonly string[]>> = {
  storage: ['kind'],
  volume: ['kind'],
  peripheral: ['kind'],
  port: ['kind', 'duplex'],
  supply: ['kind', 'color', 'state'],
}
