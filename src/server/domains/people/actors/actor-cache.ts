import type { Kysely } from 'kysely'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Tables } from '../../../platform/db/tables.gen.ts'

/** A page asks a dozen things at once; a right taken away must work within five seconds on every node. */
const lifeMs = 2_000
const most = 5_000

interface Kept {
  at: number
  actor: Promise<Actor | null>
}

let caches = new WeakMap<Kysely<Tables>, Map<string, Kept>>()
let generation = 0

/** The actor of `key`, loaded at most once in two seconds. Strangers are not remembered. */
export async function remembered(
  db: Kysely<Tables>,
  key: string,
  load: () => Promise<Actor | null>,
): Promise<Actor | null> {
  const cache = cacheOf(db)
  const kept = cache.get(key)
  if (kept !== undefined && performance.now() - kept.at < lifeMs) return kept.actor
  const started = generation
  const actor = load()
  cache.delete(key)
  cache.set(key, { at: performance.now(), actor })
  if (cache.size > most) cache.delete(cache.keys().next().value!)
  // Neither strangers, nor failures, nor what was read before somebody's rights changed.
  const forget = () => {
    if (cache.get(key)?.actor === actor) cache.delete(key)
  }
  try {
    const loaded = await actor
    if (loaded === null || started !== generation) forget()
    return loaded
  } catch (error) {
    forget()
    throw error
  }
}

/** Everybody is loaded anew at his next request. Call it when rights, groups or entities changed. */
export function forgetActors(): void {
  generation += 1
  caches = new WeakMap()
}

function cacheOf(db: Kysely<Tables>): Map<string, Kept> {
  let cache = caches.get(db)
  if (cache === undefined) {
    cache = new Map()
    caches.set(db, cache)
  }
  return cache
}

const rightsKinds = new Set(['user', 'group', 'member', 'profile', 'grant', 'api-token', 'session', 'entity'])

/**
 * For the door that listens to the channel `cigale_live`: what was just committed on any node may have changed
 * somebody's rights. Without it the two seconds still hold.
 */
export function forgetActorsOn(payload: string): void {
  const told = JSON.parse(payload) as { event: string; kind: string }[]
  if (told.some(({ event, kind }) => rightsKinds.has(kind) && event !== 'session.started')) forgetActors()
}
