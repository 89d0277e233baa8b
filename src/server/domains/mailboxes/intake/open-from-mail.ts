import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { addParty, openTicket } from '../../tickets/index.ts'
import type { MailAddress } from '../parse/mail.ts'
import { peopleAt } from './facts.ts'
import { storeFiles } from './files-of-mail.ts'
import { type Decision, type MailRow, senderName, tell, type Work } from './work.ts'

const mostObservers = 30

/**
 * Whoever writes a mail does what the house lets mails do, and nothing else: the house acts, in the sender's name. An address
 * proves nobody's identity, so that no right of the account is asked.
 */
export const actorOf = (work: Work) => ({
  ...systemActor(senderName(work), 'mail'),
  userId: work.sender?.id ?? null,
})

/** Opens a case from a mail. `shaped`: what rules decided of it; `follows`: the case it goes on from. */
export async function openFromMail(
  work: Work,
  shaped: Partial<MailRow>,
  follows: { id: string } | null = null,
): Promise<Decision> {
  const { context, mail, mailbox, sender } = work
  const files = await storeFiles(work, mail.html, null)
  const people = await observersOf(work)
  const run = { transaction: context.db, at: context.now }
  const category = shaped.caseCategoryId ?? mailbox.categoryId
  const opened = (await runAction(
    context.services,
    openTicket as never,
    actorOf(work),
    {
      type: shaped.caseType ?? mailbox.caseType,
      title: titleOf(mail.subject, mail.text),
      description: files.html,
      channel: 'mail',
      entity: shaped.caseEntityId ?? mailbox.entityId,
      ...(category == null ? {} : { category }),
      ...(shaped.casePriority == null ? {} : { priority: shaped.casePriority }),
      requesters: sender === null ? [] : [{ type: 'user', id: sender.id }],
      observers: people.known.map(({ id }) => ({ type: 'user', id })),
      assignees: shaped.caseGroupId == null ? [] : [{ type: 'group', id: shaped.caseGroupId }],
      attachments: files.attachments,
      links: follows === null ? [] : [{ side: 'related-to', other: follows.id }],
      mail: work.row.id,
    },
    run,
  )) as { id: string; number: string }
  const parties = [
    ...(sender === null && mail.from !== null ? [{ role: 'requester', ...mail.from }] : []),
    ...people.others.map((each) => ({ role: 'observer', ...each })),
  ]
  for (const { role, name, address } of parties)
    await runAction(
      context.services,
      addParty as never,
      actorOf(work),
      { id: opened.id, role, name: name === '' ? address : name, email: address },
      run,
    )
  tell(work, 'opened', { number: String(opened.number) })
  return { state: 'opened', reason: follows === null ? 'new' : 'follows', ticketId: opened.id }
}

/** « RE: TR: Imprimante » is « Imprimante ». */
function titleOf(subject: string, text: string): string {
  const bare = subject.replace(/^(?:\s*(?:re|tr|fw|fwd|aw|wg|rv|réf)\s*(?:\[\d+\])?\s*:)+/i, '').trim()
  const title = bare === '' ? (text.trim().split('\n')[0] ?? '').trim() : bare
  return title === '' ? '(…)' : title.slice(0, 255).toWellFormed()
}

/** People in copy, and others it was written to, where the mailbox wants them to follow. */
async function observersOf(work: Work): Promise<{ known: { id: string }[]; others: MailAddress[] }> {
  const { context, mail, mailbox, sender, ownAddresses } = work
  if (!mailbox.addsCc) return { known: [], others: [] }
  const people = [...mail.to, ...mail.cc]
    .filter(({ address }) => !ownAddresses.has(address) && address !== mail.from?.address)
    .slice(0, mostObservers)
  const known = await peopleAt(
    context,
    people.map(({ address }) => address),
  )
  const accounts = new Set(known.map(({ email }) => email))
  const rest = new Map(people.filter(({ address }) => !accounts.has(address)).map((each) => [each.address, each]))
  return {
    known: known.filter(({ id }) => id !== sender?.id),
    others: mailbox.senders === 'everybody' ? [...rest.values()] : [],
  }
}
