import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Services } from '../../../engine/actions/context.ts'
import { decodeText } from '../formats/decode-text.ts'
import { type Encoding, encodingsOf, inflate } from '../formats/inflate.ts'
import type { Form, Message } from '../formats/messages.ts'
import { formOf, readText } from '../formats/read-message.ts'
import { redact } from '../formats/redact.ts'
import { refusalStatus } from '../formats/refusal.ts'
import { wakeInventory } from '../process/wake.ts'
import { type Admitted, admit, type Caller } from './admit.ts'
import { ContactBook } from './contact-book.ts'
import { MessageWriter, type Received } from './message-writer.ts'
import { rememberParsed } from './parsed-cache.ts'
import { RefusalLog } from './refusal-log.ts'
import { RuleBook, type Rules } from './rules.ts'
import { SecretGate } from './secret.ts'

/** A message as the door hands it in. */
export interface Letter extends Caller {
  door: string
  body: Buffer
}

export type Verdict = { encoding: Encoding; form: Form | null } & (
  | { is: 'answered'; message: Message; frequencyHours: number }
  | { is: 'refused'; status: number; code: string; detail: string; retryAfterSeconds?: number }
)

const keptHeaders = ['content-type', 'user-agent', 'glpi-agent-id', 'glpi-request-id', 'glpi-proxy-id'] as const
const retryAfterSeconds = 300

/**
 * Where messages come in, whatever the door: decides who may, reads, stores, and says what to answer. Nothing is
 * acknowledged before the commit that holds it; understanding it is the worker's (process/).
 */
export class Reception {
  private readonly book: RuleBook
  private readonly gate = new SecretGate()
  private readonly writer: MessageWriter
  private readonly contacts: ContactBook
  private readonly refusals: RefusalLog

  constructor(
    services: Services,
    log: { error: (details: object, text: string) => void; warn: (details: object, text: string) => void },
  ) {
    this.book = new RuleBook(services)
    this.writer = new MessageWriter(services.db)
    this.contacts = new ContactBook(services.db, (error) =>
      log.error({ err: error }, 'contacts of agents could not be noted'),
    )
    this.refusals = new RefusalLog(this.writer, log)
  }

  async admit(caller: Caller): Promise<Admitted> {
    return admit(await this.book.current(), this.gate, caller)
  }

  /** Notes a caller that was sent away, so that people see why his machine is missing. */
  noteTurnedAway(letter: Omit<Letter, 'body'>, code: string): void {
    this.refusals.note(received(letter, 'unknown', null, { encoding: 'plain', body: null, bytes: 0 }), {
      code: `admission_${code}`,
      detail: letter.address,
    })
  }

  /** Hours between two contacts, for answers that need no message. */
  async frequencyHours(): Promise<number> {
    return (await this.book.current()).frequencyHours
  }

  async take(letter: Letter): Promise<Verdict> {
    const rules = await this.book.current()
    const label = header(letter, 'content-type')
    const inflated = inflate(letter.body, label)
    if ('refusal' in inflated) {
      const encoding = encodingsOf(letter.body, label)[0] ?? 'plain'
      this.refusals.note(
        received(letter, 'unknown', null, { encoding, body: letter.body, bytes: letter.body.length }),
        inflated.refusal,
      )
      return refused(encoding, null, inflated.refusal.code, inflated.refusal.detail)
    }
    const text = decodeText(inflated.bytes)
    const message = readText(text, letter.headers)
    if ('refusal' in message) {
      this.refusals.note(
        received(letter, 'unknown', null, sealed(text, formOf(text), inflated.encoding)),
        message.refusal,
      )
      return refused(inflated.encoding, message.form, message.refusal.code, message.refusal.detail)
    }
    return this.answer(letter, rules, message, text, inflated.encoding)
  }

  private async answer(
    letter: Letter,
    rules: Rules,
    message: Message,
    text: string,
    encoding: Encoding,
  ): Promise<Verdict> {
    const { deviceId } = message.sender
    const { form } = message
    const refuse = (code: string, detail: string): Verdict => {
      this.refusals.note(received(letter, message.kind, deviceId, sealed(text, form, encoding)), { code, detail })
      return refused(encoding, form, code, detail)
    }
    if (rules.blocked.has(deviceId)) return refuse('blocked', deviceId)
    if (message.kind === 'netdiscovery' || message.kind === 'netinventory' || message.kind === 'snmp')
      return refuse('not_yet', message.kind)
    const isFull = rules.queued >= rules.queueLimit
    if (isFull && (message.kind === 'inventory' || message.kind === 'prolog'))
      return {
        is: 'refused',
        encoding,
        form,
        status: 503,
        code: 'queue_full',
        detail: 'too many messages are waiting',
        retryAfterSeconds,
      }
    if (message.kind === 'inventory' || message.kind === 'notify')
      await this.store(letter, rules, message, text, encoding)
    else this.contacts.note(deviceId, new Date(), letter.address)
    return { is: 'answered', encoding, form, message, frequencyHours: rules.frequencyHours }
  }

  private async store(letter: Letter, rules: Rules, message: Message, text: string, encoding: Encoding): Promise<void> {
    const id = await this.writer.store(
      received(letter, message.kind, message.sender.deviceId, kept(letter, text, message.form, encoding)),
    )
    rules.queued += 1
    rememberParsed(id, message, text.length)
    wakeInventory()
  }

  /** Stores a message that no agent sent (command line): its id, or why it is not one. */
  async submit(letter: Letter): Promise<{ id: string } | { code: string; detail: string }> {
    const inflated = inflate(letter.body, null)
    if ('refusal' in inflated) return inflated.refusal
    const text = decodeText(inflated.bytes)
    const message = readText(text, letter.headers)
    if ('refusal' in message) return message.refusal
    if (message.kind !== 'inventory') return { code: 'query', detail: `${message.kind} is not an inventory` }
    const id = await this.writer.store(
      received(letter, message.kind, message.sender.deviceId, kept(letter, text, message.form, inflated.encoding)),
    )
    wakeInventory()
    return { id }
  }

  async close(): Promise<void> {
    await this.contacts.close()
    await this.refusals.close()
  }
}

export const openReception = (...given: ConstructorParameters<typeof Reception>): Reception => new Reception(...given)

const refused = (encoding: Encoding, form: Form | null, code: string, detail: string): Verdict => ({
  is: 'refused',
  encoding,
  form,
  status:
    code === 'blocked' ? 403 : code === 'not_yet' ? 501 : ((refusalStatus as Record<string, number>)[code] ?? 400),
  code,
  detail,
})

interface Body {
  encoding: string
  body: Buffer | null
  /** As received. */
  bytes: number
}

/** The message without its secrets: as it came when it has none, else compressed anew. */
function kept(letter: Letter, text: string, form: Form, encoding: Encoding): Body {
  const clean = redact(text, form)
  return clean === text
    ? { encoding, body: letter.body, bytes: letter.body.length }
    : { ...sealed(clean, null, encoding), bytes: letter.body.length }
}

/** Text of a refused message: what cannot be read may hold secrets anywhere, so only what redaction knows is kept. */
function sealed(text: string, form: Form | null, encoding: Encoding): Body {
  const clean = form === null ? text : redact(text, form)
  return {
    encoding: `stored-gzip ${encoding}`,
    body: clean === '' ? null : gzipSync(clean, { level: 1 }),
    bytes: text.length,
  }
}

function received(
  letter: Omit<Letter, 'body'>,
  query: string,
  deviceId: string | null,
  { encoding, body, bytes }: Body,
): Received {
  const headers: Record<string, string> = {}
  for (const name of keptHeaders) {
    const value = header(letter, name)
    if (value !== null) headers[name] = value.slice(0, 500)
  }
  return {
    door: letter.door,
    query,
    deviceId,
    address: letter.address,
    userAgent: headers['user-agent'] ?? null,
    headers,
    encoding,
    body,
    bodyHash: body === null ? '' : hash('sha1', body, 'hex'),
    size: bytes,
  }
}

function header({ headers }: Pick<Caller, 'headers'>, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
