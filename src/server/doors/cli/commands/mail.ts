import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { sql } from 'kysely'
import { submitMail, takeInOne } from '../../../domains/mailboxes/index.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { storeUpload } from '../../../engine/files/documents.ts'
import type { OpenHouse } from '../../../open-house.ts'
import { SetupError } from '../../../platform/errors.ts'
import { type Command, MisuseError } from '../command.ts'

interface Result {
  source: string
  /** Id of the incoming mail. */
  mail: string
  isNew: boolean
  state: string
  reason: string | null
  ticket: string | null
}

const usage = 'mail submit [--mailbox NAME] FILE…'

export const mail: Command = {
  name: 'mail',
  usage,
  about: 'Hands mails (.eml) in as if they were fetched from a mailbox: the one named, or the only one.',
  options: { mailbox: { type: 'string' } },
  run: async (invocation) => {
    const [verb, ...files] = invocation.words
    if (verb !== 'submit' || files.length === 0) throw new MisuseError(`Say: ${usage}`)
    const house = await invocation.open()
    const mailbox = await findMailbox(house, invocation.options.mailbox as string | undefined)
    const results: Result[] = []
    for (const [index, source] of files.entries()) {
      invocation.progress(`${index + 1} / ${files.length}`)
      results.push(await submit(house, mailbox, source))
    }
    invocation.progress('')
    invocation.print(results, results.map(lineOf).join('\n'))
    return results.every(({ state }) => state !== 'quarantined' && state !== 'received') ? 0 : 1
  },
}

const lineOf = ({ source, state, reason, ticket, isNew }: Result): string =>
  `${source}: ${state}${reason === null ? '' : ` (${reason})`}${ticket === null ? '' : `, ticket ${ticket}`}${isNew ? '' : ', known already'}`

async function findMailbox({ services }: OpenHouse, name: string | undefined): Promise<string> {
  const found = await sql<{ id: string }>`
    select id from mailbox where deleted_at is null and (${name ?? null}::text is null or lower(name) = lower(${name ?? null}::text))
    order by id limit 2`.execute(services.db)
  if (found.rows.length === 1) return found.rows[0]!.id
  throw new SetupError(
    found.rows.length === 0
      ? 'There is no such mailbox.'
      : 'There are several mailboxes: say which with --mailbox NAME.',
  )
}

async function submit({ services }: OpenHouse, mailbox: string, source: string): Promise<Result> {
  const actor = systemActor('command line', 'cli')
  const document = await storeUpload(services, actor, createReadStream(source), basename(source))
  const { id, isNew } = await runAction(services, submitMail, actor, { mailbox, document: document.id })
  await takeInOne(services, id)
  const found = await sql<{ state: string; reason: string | null; ticket: string | null }>`
    select m.state, m.reason, t.number::text as ticket from incoming_mail m left join ticket t on t.id = m.ticket_id
    where m.id = ${id}`.execute(services.db)
  return { source, mail: id, isNew, ...found.rows[0]! }
}
