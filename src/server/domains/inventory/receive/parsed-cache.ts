import type { NeutralInventory } from '../neutral.ts'

const most = 64

/**
 * Messages read at the door and not yet processed: the worker of the same process need not read them again. Only a
 * saving; after a restart the stored body is read.
 */
const parsed = new Map<string, NeutralInventory>()

export function rememberParsed(messageId: string, neutral: NeutralInventory): void {
  if (parsed.size >= most) parsed.delete(parsed.keys().next().value!)
  parsed.set(messageId, neutral)
}

export function takeParsed(messageId: string): NeutralInventory | undefined {
  const neutral = parsed.get(messageId)
  parsed.delete(messageId)
  return neutral
}
