import { hash } from 'node:crypto'
import { type NeutralInventory, type SectionName, volatileFields } from '../neutral.ts'

/**
 * One hash a section, and `facts` for what stands outside sections. Sections with values that move by themselves have a
 * second hash under `<section>~` that includes them: only it differs when a disk filled a little.
 */
export function sectionHashes(neutral: NeutralInventory): Record<string, string> {
  const hashes: Record<string, string> = { facts: sha(JSON.stringify(factsOf(neutral))) }
  for (const [name, parts] of Object.entries(neutral.sections)) {
    const volatile = volatileFields[name as SectionName]
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

/** What identifies and describes the machine; who is signed in since when is not part of it. */
function factsOf(neutral: NeutralInventory): unknown {
  const { identity, user, tag, itemType, system, agentId, oldDeviceId, accountInfo } = neutral
  return {
    identity,
    login: user?.login ?? null,
    tag,
    itemType,
    memory: system.memoryMb,
    agentId,
    oldDeviceId,
    accountInfo,
  }
}

const sha = (text: string): string => hash('sha1', text, 'base64').slice(0, 20)

export interface Differences {
  /** Names of sections (and `facts`) that say something new. */
  loud: string[]
  /** Sections in which only moving values moved. */
  quiet: string[]
}

/** What a message says that was not known. Sections it leaves out stay as they were. */
export function differences(known: Record<string, string>, hashes: Record<string, string>): Differences {
  const loud = Object.keys(hashes).filter((name) => !name.endsWith('~') && known[name] !== hashes[name])
  const quiet = Object.keys(hashes)
    .filter((name) => name.endsWith('~') && known[name] !== hashes[name])
    .map((name) => name.slice(0, -1))
    .filter((name) => !loud.includes(name))
  return { loud, quiet }
}
