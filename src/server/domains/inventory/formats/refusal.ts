/** Why a message cannot be read, with the HTTP status the door answers. */
export const refusalStatus = {
  empty: 400,
  too_large: 413,
  inflated_too_large: 413,
  ratio: 413,
  encoding: 415,
  compression: 400,
  truncated: 400,
  form: 400,
  doctype: 400,
  xml: 400,
  json: 400,
  too_deep: 413,
  too_many_elements: 413,
  too_many_attributes: 413,
  name_too_long: 413,
  text_too_long: 413,
  root: 400,
  query: 400,
  unsupported: 501,
  device_id: 400,
  content: 400,
  /** A fault of ours; the corpus holds none. */
  unforeseen: 500,
} as const

export type RefusalCode = keyof typeof refusalStatus

export interface Refusal {
  code: RefusalCode
  /** For the log and the page of the message; never shown to the agent's user. At most 250 characters. */
  detail: string
}

/** Carries a refusal out of the readers; never leaves this room: `readMessage` and `inflate` turn it into a value. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: RefusalCode, detail: string) {
    super(detail)
    this.refusal = { code, detail: detail.slice(0, 250) }
  }
}

/** Runs `read`; a refusal comes back as a value, anything unforeseen as a refusal with code `otherwise`. */
export function refusing<T>(otherwise: RefusalCode, read: () => T): T | { refusal: Refusal } {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    return { refusal: { code: otherwise, detail: error instanceof Error ? error.message.slice(0, 250) : 'unreadable' } }
  }
}
