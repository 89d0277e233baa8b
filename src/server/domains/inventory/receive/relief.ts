import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes and characters of unusually large messages handled since memory was last tidied. */
const mostUntidied = 12 * 1024 * 1024
/** What usual messages never reach: they leave tidying to the engine. */
const unusual = 2 * 1024 * 1024

let untidied = 0
let tidy: (() => void) | null = null

/**
 * A few huge messages, refused within milliseconds, leave tens of megabytes that the engine sees no reason to give back
 * yet. Whoever sends them must not decide how much memory the server holds.
 */
export function noteHandled(size: number): void {
  if (size < unusual) return
  untidied += size
  if (untidied < mostUntidied) return
  untidied = 0
  setImmediate(collector())
}

function collector(): () => void {
  if (tidy === null) {
    setFlagsFromString('--expose-gc')
    tidy = runInNewContext('gc') as () => void
    setFlagsFromString('--no-expose-gc')
  }
  return tidy
}
