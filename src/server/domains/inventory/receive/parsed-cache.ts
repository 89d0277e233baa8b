import type { Message } from '../formats/messages.ts'

/** Characters of message texts kept at once: some hundreds of usual messages. */
const mostWeight = 24 * 1024 * 1024

/**
 * Messages read at the door and not yet processed: the worker of the same process need not read them again. Only a
 * saving; after a restart the stored body is read. The oldest stay, for they are taken first.
 */
const parsed = new Map<string, { message: Message; weight: number }>()
let total = 0

export function rememberParsed(messageId: string, message: Message, weight: number): void {
  if (total + weight > mostWeight) return
  total += weight
  parsed.set(messageId, { message, weight })
}

export function takeParsed(messageId: string): Message | undefined {
  const found = parsed.get(messageId)
  if (found === undefined) return undefined
  parsed.delete(messageId)
  total -= found.weight
  return found.message
}

/** What another process has taken will never be asked for here. */
export function forgetParsed(before: string): void {
  for (const [id, { weight }] of parsed) {
    if (BigInt(id) >= BigInt(before)) break
    parsed.delete(id)
    total -= weight
  }
}
