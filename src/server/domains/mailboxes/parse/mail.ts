/** One who wrote or was written to. `address` is lower case and passes the strict grammar. */
export interface MailAddress {
  name: string
  address: string
}

/** A file in a mail. */
export interface MailPart {
  name: string
  mime: string
  /** By which the HTML shows it; null = it is not shown there. */
  cid: string | null
  content: Uint8Array
}

/** A mail that did not arrive (RFC 3464). */
export interface Bounce {
  /** Whom it was for. */
  recipient: string | null
  /** `5.1.1` */
  status: string | null
  detail: string | null
  /** Of the mail that came back. */
  messageIds: string[]
}

/** What a machine wrote, by which mark it is known; null = a person did. */
export interface Automatic {
  /** Returned mail; answering machine, receipt; anything else that no person sent. */
  sort: 'own' | 'bounce' | 'answer' | 'sent'
  mark: string
}

/** A mail as the house reads it. Texts are well formed and without NUL; HTML is clean and shows no picture yet. */
export interface ParsedMail {
  messageId: string | null
  /** Newest first: In-Reply-To, then References from the end. */
  references: string[]
  from: MailAddress | null
  replyTo: MailAddress | null
  to: MailAddress[]
  cc: MailAddress[]
  subject: string
  sentAt: Date | null
  /** The head as it came, unfolded and decoded. */
  headers: string
  /** All that was said, as text. */
  text: string
  /** The same with markup; pictures stand as `marker` and the index of their part. */
  html: string
  /** What was said above the quoted mail and the signature. */
  replyHtml: string
  /** Stands before the index of a part where its picture was; unguessable. */
  marker: string
  parts: MailPart[]
  automatic: Automatic | null
  bounce: Bounce | null
}

/** A mail that cannot be read: its reason is final, trying again does not help. */
export class UnreadableMailError extends Error {
  override readonly name = 'UnreadableMailError'
}
