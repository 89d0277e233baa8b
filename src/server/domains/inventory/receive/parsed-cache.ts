import type { Message } from '../formats/messages.ts'

/** Characters of message texts kept at once: some hundreds of usual messages. */
const mostWeight = 24 * 1024 * 1024
const longestWait = 1_000

/**
 * Messages read at the door and not yet processed: the worker of the same process need not read them again. Only a
 * saving; after a restart the stored body is read. The oldest stay, for they are taken first.
 */
const parsed = new Map<string, { message: Message; weight: number }>()
let total = 0
let workers = 0
let waiting: (() => void)[] = []

/** A worker of this process takes messages; without one nothing is worth remembering. */
export function workerIsHere(isHere: boolean): void {
  workers += isHere ? 1 : -1
  if (workers === 0) forgetParsed(null)
}

export function rememberParsed(messageId: string, message: Message, weight: number): void {
  if (workers === 0 || total + weight > mostWeight) return
  total += weight
  parsed.set(messageId, { message, weight })
}

/**
 * Waits while the worker of this process is behind, a second at most: senders who come faster than they are understood are
 * answered a little later, which costs less than reading everything twice.
 */
export function untilRoom(): Promise<void> {
  if (total < mostWeight / 2) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestWait)
    waiting.push(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

export function takeParsed(messageId: string): Message | undefined {
  const found = parsed.get(messageId)
  if (found === undefined) return undefined
  drop(messageId, found.weight)
  return found.message
}

/** What another process has taken will never be asked for here. null: all of it. */
export function forgetParsed(before: string | null): void {
  for (const [id, { weight }] of parsed) {
    if (before !== null && BigInt(id) >= BigInt(before)) break
    drop(id, weight)
  }
}

function drop(id: string, weight: number): void {
  parsed.delete(id)
  total -= weight
  if (waiting.length === 0 || total >= mostWeight / 2) return
  const now = waiting
  waiting = []
  for (const go of now) go()
}
