/** What the doors and other rooms may use. */

export { requestIdOf } from './formats/glpi-json.ts'
export { type Encoding, type Inflated, inflate } from './formats/inflate.ts'
export { limits as messageLimits } from './formats/limits.ts'
export type { Form, Message, MessageKind, Sender } from './formats/messages.ts'
export { readMessage } from './formats/read-message.ts'
export { redact } from './formats/redact.ts'
export { type Refusal, type RefusalCode, refusalStatus } from './formats/refusal.ts'
export type { MessageHeaders } from './formats/sender.ts'
export type { NeutralInventory } from './neutral.ts'
