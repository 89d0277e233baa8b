/** What the doors and other rooms may use. */

export { replayMessage } from './actions/replay.ts'
export { type Encoding, inflate } from './formats/inflate.ts'
export { limits as messageLimits } from './formats/limits.ts'
export type { Form, Message } from './formats/messages.ts'
export { readMessage } from './formats/read-message.ts'
export type { Refusal, RefusalCode } from './formats/refusal.ts'
export type { MessageHeaders } from './formats/sender.ts'
export { inventoryRoom } from './inventory.domain.ts'
export type { NeutralInventory } from './neutral.ts'
export { openReception, type Reception, type Verdict } from './receive/reception.ts'
