/** What the doors and other rooms may use. */

export { requestIdOf } from './formats/glpi-json.ts'
export { type Encoding, type Inflated, inflate } from './formats/inflate.ts'
export { limits as messageLimits } from './formats/limits.ts'
export type { Form, Message } from './formats/messages.ts'
export { readMessage } from './formats/read-message.ts'
export { redact } from './formats/redact.ts'
export { type Refusal, refusalStatus } from './formats/refusal.ts'
export { inventoryRoom } from './inventory.domain.ts'
export { wakeInventory } from './process/worker.ts'
export { ContactBook } from './receive/contact-book.ts'
export { MessageWriter } from './receive/message-writer.ts'
export { rememberParsed } from './receive/parsed-cache.ts'
