import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { submitMail, takeInOne } from '../../src/server/domains/mailboxes/index.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { storeUpload } from '../../src/server/engine/files/documents.ts'
import { makeMessageId } from '../../src/server/platform/mail/message-id.ts'
import { startTestServer, type TestServerHouse } from './start-test-server.ts'

/** What became of a mail. */
export interface Taken {
  id: string
  state: string
  reason: string | null
  subject: string
  ticketId: string | null
  entryId: string | null
  error: string | null
  decision: { code: string }[]
  preview: string | null
}

/** A house that gets mail: a mailbox, three people with an account, a case that one of them opened. */
export interface MailHouse extends TestServerHouse {
  mailboxId: string
  marie: string
  paul: string
  thomas: string
  /** Makes time pass: mails that come at the same moment look like a loop. */
  pass: (minutes: number) => void
  /** A case of Marie's, and the Message-ID of a mail of ours about it. */
  openCase: () => Promise<{ id: string; number: string; signed: string }>
  /** Hands a mail in and has it decided. */
  hand: (raw: string | Uint8Array, mailbox?: string) => Promise<Taken>
  read: (id: string) => Promise<Taken>
}

const actor = systemActor('test', 'mail')

export async function startMailHouse(mailbox: Record<string, unknown> = {}): Promise<MailHouse> {
  const house = await startTestServer()
  const { people, services } = house
  let clock = Date.now()
  services.now = () => new Date(clock)
  const person = (login: string, profile: 'requester' | 'technician') =>
    people.person(login, [[profile, people.entities.root]], { email: `${login}@agence.example` })
  const [marie, paul, thomas] = [
    await person('marie', 'requester'),
    await person('paul', 'requester'),
    await person('thomas', 'technician'),
  ]
  const made = await people.run('mailbox.create', {
    name: 'Support',
    address: 'support@agence.example',
    entity: people.entities.root,
    host: '127.0.0.1',
    security: 'none',
    userName: 'support',
    intervalMinutes: 1,
    caseType: 'incident',
    senders: 'everybody',
    addsCc: true,
    opensAutomatic: false,
    maxMegabytes: 5,
    isActive: false,
    ...mailbox,
  })
  const read = async (id: string): Promise<Taken> =>
    (await sql<Taken>`select * from incoming_mail where id = ${id}`.execute(services.db)).rows[0]!
  return {
    ...house,
    mailboxId: made.id,
    marie,
    paul,
    thomas,
    read,
    pass: (minutes) => {
      clock += minutes * 60_000
    },
    openCase: async () => {
      const opened = await people.run('ticket.open', {
        title: 'Imprimante',
        description: '<p>En panne</p>',
        entity: people.entities.root,
        requesters: [{ type: 'user', id: marie }],
      })
      const number = String((opened as unknown as { number: string }).number)
      return {
        id: opened.id,
        number,
        signed: makeMessageId(services.secrets!, { kind: 'ticket', id: opened.id }, 'itsm.example.fr'),
      }
    },
    hand: async (raw, box = made.id) => {
      const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw
      const document = await storeUpload(services, actor, Readable.from([bytes]), 'mail.eml')
      const { id } = await runAction(services, submitMail, actor, { mailbox: box, document: document.id })
      await takeInOne(services, id)
      return read(id)
    },
  }
}
