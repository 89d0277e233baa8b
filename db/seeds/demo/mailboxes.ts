import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { submitMail, takeInOne } from '../../../src/server/domains/mailboxes/index.ts'
import { systemActor } from '../../../src/server/engine/access/actor.ts'
import type { Services } from '../../../src/server/engine/actions/context.ts'
import { runAction } from '../../../src/server/engine/actions/run-action.ts'
import { storeUpload } from '../../../src/server/engine/files/documents.ts'
import type { Writer } from './writer.ts'

const box = {
  ...{ name: 'Assistance', address: 'assistance@agence.example', host: 'imap.agence.example', security: 'tls' },
  ...{ userName: 'assistance', processedFolder: 'Traités', quarantineFolder: 'À voir', intervalMinutes: 2 },
  ...{
    caseType: 'incident',
    senders: 'everybody',
    addsCc: true,
    opensAutomatic: false,
    maxMegabytes: 25,
    isActive: false,
  },
}

const mails = [
  [
    'Claire Martin <claire.martin@mairie.example>',
    'Portail des aides inaccessible',
    '',
    'Bonjour,\n\nle portail affiche une erreur 502 depuis ce matin.\n\nClaire Martin',
  ],
  [
    'Paul Roux <paul.roux@ailleurs.example>',
    'Réponse automatique : Portail',
    'Auto-Submitted: auto-replied\n',
    'Je suis absent jusqu’à lundi.',
  ],
  ['Supervision <sonde@agence.example>', 'Disque plein sur SRV-12', 'Auto-Submitted: auto-generated\n', 'CRITICAL'],
  ['', 'Sans expéditeur', '', 'Personne ne signe ce message.'],
] as const

/** A mailbox that is not in service (nobody answers there), and a few mails handed in. */
export async function demoMailboxes(writer: Writer, services: Services): Promise<void> {
  const root = await sql<{ id: string }>`select id from entity where parent_id is null limit 1`.execute(writer.db)
  await writer.attempt('mailbox.create', { ...box, entity: root.rows[0]!.id })
  const made = await sql<{ id: string }>`select id from mailbox order by id limit 1`.execute(writer.db)
  const mailbox = made.rows[0]?.id
  if (mailbox === undefined) return
  const actor = systemActor('demo', 'seed')
  for (const [index, [from, subject, more, body]] of mails.entries()) {
    const raw = `${from === '' ? '' : `From: ${from}\n`}To: ${box.address}\nSubject: ${subject}\nMessage-ID: <demo-${index}@agence.example>\n${more}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`
    const document = await storeUpload(services, actor, Readable.from([Buffer.from(raw)]), `demo-${index}.eml`)
    const { id } = await runAction(services, submitMail, actor, { mailbox, document: document.id })
    await takeInOne(services, id)
  }
}
