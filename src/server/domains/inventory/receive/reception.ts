import type { Services } from '../../../engine/actions/context.ts'
import { type Encoding, encodingsOf, inflate } from '../formats/inflate.ts'
import { limits } from '../formats/limits.ts'
import type { Form, Message } from '../formats/messages.ts'
import { type Reading, readAndRedact } from '../formats/read-message.ts'
import { refusalStatus } from '../formats/refusal.ts'
import { unitOf } from '../process/units-by-tag.ts'
import { wakeInventory } from '../process/wake.ts'
import { type Admitted, admit, type Caller } from './admit.ts'
import { ContactBook } from './contact-book.ts'
import { type From, headerOf, type Kept, keptBody, keptText, type Letter, received } from './envelope.ts'
import { MessageWriter } from './message-writer.ts'
import { rememberParsed, untilRoom } from './parsed-cache.ts'
import { RefusalLog } from './refusal-log.ts'
import { noteHandled } from './relief.ts'
import { RuleBook, type Rules } from './rules.ts'
import { SecretGate } from './secret.ts'

export type Verdict = { encoding: Encoding; form: Form | null } & (
  | { is: 'answered'; message: Message; frequencyHours: number }
  | { is: 'refused'; status: number; code: string; detail: string; retryAfterSeconds?: number }
)

interface ReceptionLog {
  error: (details: object, text: string) => void
  warn: (details: object, text: string) => void
}

/** A letter opened. */
interface Opened {
  letter: Letter
  encoding: Encoding
  bytes: Buffer
  /** Without secrets; null: there are none. */
  clean: Buffer | null
}

const retryAfterSeconds = 300
/** OCS' own SNMP format: nobody sends it any more without knowing why. */
const notYet: ReadonlySet<string> = new Set(['snmp'])
const nothing: Kept = { encoding: 'plain', body: null, size: 0 }

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

  constructor(services: Services, log: ReceptionLog) {
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
    this.refusals.note(letter, { code: `admission_${code}`, detail: letter.address }, async () =>
      received(letter, 'unknown', await this.unknown(), nothing),
    )
  }

  /** Hours between two contacts, for answers that need no message. */
  async frequencyHours(): Promise<number> {
    return (await this.book.current()).frequencyHours
  }

  async take(letter: Letter): Promise<Verdict> {
    const rules = await this.book.current()
    const label = headerOf(letter, 'content-type')
    const inflated = inflate(letter.body, label)
    // A bomb was let out up to its limit before it was refused.
    noteHandled(
      'refusal' in inflated
        ? Math.min(letter.body.length * limits.ratio, limits.inflatedBytes)
        : inflated.bytes.length * 4,
    )
    if ('refusal' in inflated) {
      const encoding = encodingsOf(letter.body, label)[0] ?? 'plain'
      this.refusals.note(letter, inflated.refusal, async () =>
        received(letter, 'unknown', await this.unknown(), { encoding, body: letter.body, size: letter.body.length }),
      )
      return refused(encoding, null, inflated.refusal.code, inflated.refusal.detail)
    }
    const { opened, read } = open(letter, inflated)
    if (!('refusal' in read)) return this.answer(opened, rules, read)
    this.refusals.note(letter, read.refusal, async () =>
      received(
        letter,
        'unknown',
        await this.unknown(),
        await keptText(opened.clean ?? opened.bytes, opened.encoding, letter.body.length),
      ),
    )
    return refused(opened.encoding, read.form, read.refusal.code, read.refusal.detail)
  }

  private async answer(opened: Opened, rules: Rules, message: Message): Promise<Verdict> {
    const { letter, encoding } = opened
    const { deviceId } = message.sender
    const { form, kind } = message
    const refuse = (code: string, detail: string): Verdict => {
      this.refusals.note({ ...letter, deviceId }, { code, detail }, async () =>
        received(
          letter,
          kind,
          fromOf(rules, message),
          await keptText(opened.clean ?? opened.bytes, encoding, letter.body.length),
        ),
      )
      return refused(encoding, form, code, detail)
    }
    if (rules.blocked.has(deviceId)) return refuse('blocked', deviceId)
    if (notYet.has(kind)) return refuse('not_yet', kind)
    if (rules.queued >= rules.queueLimit && (isStored(message) || kind === 'prolog'))
      return { ...refused(encoding, form, 'queue_full', 'too many messages are waiting'), retryAfterSeconds }
    if (isStored(message)) {
      await this.store(opened, message)
      rules.queued += 1
    } else this.contacts.note(deviceId, new Date(), letter.address)
    return { is: 'answered', encoding, form, message, frequencyHours: rules.frequencyHours }
  }

  private async store({ letter, bytes, clean, encoding }: Opened, message: Message, unitId?: string): Promise<string> {
    const known = fromOf(await this.book.current(), message)
    const from = unitId === undefined ? known : { ...known, entityId: unitId }
    const id = await this.writer.store(received(letter, message.kind, from, await keptBody(letter, clean, encoding)))
    rememberParsed(id, message, bytes.length)
    wakeInventory()
    await untilRoom()
    return id
  }

  /** Nothing could be read of the sender. */
  private async unknown(): Promise<From> {
    return { deviceId: null, entityId: (await this.book.current()).units.entityId }
  }

  /** Stores a message that no agent sent (command line, own scan of a unit): its id, or why it is none. */
  async submit(letter: Letter, unitId?: string): Promise<{ id: string } | { code: string; detail: string }> {
    const inflated = inflate(letter.body, null)
    if ('refusal' in inflated) return inflated.refusal
    const { opened, read } = open(letter, inflated)
    if ('refusal' in read) return read.refusal
    if (!isStored(read) || read.kind === 'notify') return { code: 'query', detail: `${read.kind} is not an inventory` }
    return { id: await this.store(opened, read, unitId) }
  }

  async close(): Promise<void> {
    await this.contacts.close()
    await this.refusals.close()
  }
}

export const openReception = (services: Services, log: ReceptionLog): Reception => new Reception(services, log)

function open(
  letter: Letter,
  { encoding, bytes }: { encoding: Encoding; bytes: Buffer },
): { opened: Opened; read: Reading } {
  const { read, clean } = readAndRedact(bytes, letter.headers)
  return { opened: { letter, encoding, bytes, clean }, read }
}

/** What the worker has to look at; a scanner that says it begins or ends says nothing else. */
function isStored(message: Message): boolean {
  if (message.kind === 'netdiscovery') return message.devices.length > 0
  if (message.kind === 'netinventory') return message.devices.length + message.errors.length > 0
  return message.kind === 'inventory' || message.kind === 'notify'
}

const fromOf = ({ units }: Rules, message: Message): From => ({
  deviceId: message.sender.deviceId,
  entityId: unitOf(units, message.kind === 'inventory' ? message.neutral.tag : null),
})

const statusOf: Record<string, number> = { ...refusalStatus, blocked: 403, not_yet: 501, queue_full: 503 }

const refused = (encoding: Encoding, form: Form | null, code: string, detail: string): Verdict & { is: 'refused' } => ({
  is: 'refused',
  encoding,
  form,
  status: statusOf[code] ?? 400,
  code,
  detail,
})
