import { hash } from 'node:crypto'
import { type NeutralInventory, type SectionName, type Sections, volatileFields } from '../neutral.ts'

export type Hashes = Record<string, string>

/**
 * One hash a section, `identity` for who the machine says it is and `facts` for the rest outside sections. Sections with
 * values that move by themselves have a second hash under `<section>~` that includes them: only it differs when a disk
 * filled a little.
 */
export function sectionHashes(neutral: NeutralInventory): Hashes {
  const { identity, agentId, oldDeviceId, itemType } = neutral
  const hashes: Hashes = {
    identity: sha(JSON.stringify([identity, agentId, oldDeviceId, itemType])),
    facts: sha(JSON.stringify(factsOf(neutral))),
  }
  for (const name of Object.keys(neutral.sections) as SectionName[]) {
    if (name === 'software' && neutral.marks.software !== undefined) {
      hashes[name] = neutral.marks.software
      continue
    }
    const parts = neutral.sections[name]
    const volatile = volatileFields[name]
    const whole = JSON.stringify(parts)
    if (volatile === undefined) {
      hashes[name] = sha(whole)
    } else {
      hashes[`${name}~`] = sha(whole)
      hashes[name] = sha(JSON.stringify(parts, (key, value: unknown) => (volatile.includes(key) ? undefined : value)))
    }
  }
  return hashes
}

/** What describes the machine as a whole; who is signed in since when is not part of it. */
function factsOf({ user, tag, system, identity }: NeutralInventory): unknown {
  return [
    user?.login ?? null,
    user?.lastLogged ?? null,
    tag,
    system.memoryMb,
    identity.name,
    identity.domain,
    identity.chassis,
    ...(system.device === undefined ? [] : [system.device, system.description]),
  ]
}

const sha = (text: string): string => hash('sha1', text, 'base64').slice(0, 20)

export interface Differences {
  /** Names of sections (and `identity`, `facts`) that say something new. */
  loud: string[]
  /** Sections in which only moving values moved. */
  quiet: string[]
}

/** What a message says that was not known. Sections it leaves out stay as they were. */
export function differences(known: Hashes, hashes: Hashes): Differences {
  const loud = Object.keys(hashes).filter((name) => !name.endsWith('~') && known[name] !== hashes[name])
  const quiet = Object.keys(hashes)
    .filter((name) => name.endsWith('~') && known[name] !== hashes[name])
    .map((name) => name.slice(0, -1))
    .filter((name) => !loud.includes(name))
  return { loud, quiet }
}

/** Bits of the OCS CHECKSUM that say "this section changed" (protocol-ocs.md §5). */
const bits: Partial<Record<SectionName, number>> = {
  memory: 4,
  slot: 8,
  registry: 16,
  controller: 32,
  monitor: 64,
  connector: 128,
  storage: 256,
  volume: 512,
  peripheral: 1024,
  modem: 2048,
  port: 4096,
  printer: 8192,
  sound: 16384,
  graphics: 32768,
  software: 65536,
  virtualMachine: 131072,
  processor: 262144,
  sim: 524288,
  battery: 1048576,
}

/**
 * XML cannot tell "none" from "not said". An OCS agent that had told a section, leaves it out now and raises its bit says
 * that nothing is left of it; without the bit the section stays as it was.
 */
export function withEmptied(neutral: NeutralInventory, known: Hashes): NeutralInventory {
  const { checksum } = neutral
  if (checksum === null || neutral.isPartial) return neutral
  const emptied = (Object.keys(bits) as SectionName[]).filter(
    (name) => !(name in neutral.sections) && known[name] !== undefined && (checksum & bits[name]!) !== 0,
  )
  if (emptied.length === 0) return neutral
  const sections: Sections = { ...neutral.sections, ...Object.fromEntries(emptied.map((name) => [name, []])) }
  return { ...neutral, sections }
}
