import type { Actor } from '../../../engine/access/actor.ts'

const sessions = new WeakMap<Actor, string>()

/** Hash of the token of the session an actor was loaded by; undefined for tokens, jobs and the command line. */
export const sessionOf = (actor: Actor): string | undefined => sessions.get(actor)

export function rememberSession(actor: Actor, tokenHash: string): void {
  sessions.set(actor, tokenHash)
}
