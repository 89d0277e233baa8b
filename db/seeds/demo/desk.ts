import { sql } from 'kysely'
import type { Desk, EntrySeed, Key, TicketSeed } from '../content/types.ts'
import { eachOf, paragraphs, type Writer } from './writer.ts'

/** Two years of tickets, each lived through the ordinary verbs at its dates; one transaction a ticket. */
export async function demoDesk(writer: Writer, desk: Desk, progress: (text: string) => void): Promise<void> {
  await sql`delete from ticket_category where not exists (select 1 from ticket)`.execute(writer.db)
  // A category serves what its tickets are: the content is the older truth.
  const uses = new Set(
    desk.tickets.flatMap((ticket) => [`${ticket.category} ${ticket.type}`, `${ticket.category} ${ticket.channel}`]),
  )
  for (const category of desk.categories) {
    const { name, code } = category
    const serves = {
      forIncident: category.forIncident || uses.has(`${category.key} incident`),
      forRequest: category.forRequest || uses.has(`${category.key} request`),
      forProblem: true,
      forChange: true,
      inPortal: category.inPortal || uses.has(`${category.key} portal`),
    }
    const made = await writer.run('ticket-category.create', {
      name,
      code,
      ...serves,
      parent: writer.idOrNull(category.parent),
      group: writer.id(category.group),
    })
    writer.remember(category.key, made.id)
  }
  const inOrder = [...desk.tickets].sort((one, other) => one.openedAt.localeCompare(other.openedAt))
  await eachOf(inOrder, 4, async (ticket, index) => {
    if (index % 50 === 0) progress(`tickets ${index} / ${inOrder.length}`)
    await live(writer, ticket)
  })
}

interface Act {
  at: string
  by: Key
  action: string
  input: Record<string, unknown>
}

async function live(writer: Writer, ticket: TicketSeed): Promise<void> {
  const user = (key: Key) => ({ type: 'user', id: writer.id(key) })
  const group = (key: Key) => ({ type: 'group', id: writer.id(key) })
  await writer.db.transaction().execute(async (transaction) => {
    const opened = await writer.run(
      'ticket.open',
      {
        type: ticket.type,
        title: ticket.title,
        description: paragraphs(ticket.description),
        category: writer.id(ticket.category),
        urgency: ticket.urgency,
        impact: ticket.impact,
        entity: writer.id(ticket.entity),
        location: writer.id(ticket.location),
        channel: ticket.channel,
        requesters: ticket.requesters.map(user),
        observers: ticket.observers.map(user),
        assignees: ticket.status === 'new' ? [] : ticket.assignedGroups.map(group),
        assets: ticket.assets.filter((key) => writer.has(key)).map((key) => writer.id(key)),
      },
      { at: new Date(ticket.openedAt), by: ticket.author, transaction },
    )
    for (const act of actsOf(writer, ticket)) {
      await sql`savepoint act`.execute(transaction)
      const before = writer.refused.size
      await writer.attempt(
        act.action,
        { ...act.input, id: opened.id },
        { at: new Date(act.at), by: act.by, transaction },
      )
      await sql
        .raw(writer.refused.size > before ? 'rollback to savepoint act' : 'release savepoint act')
        .execute(transaction)
    }
  })
}

/** The verbs of a ticket's life, in time order. */
function actsOf(writer: Writer, ticket: TicketSeed): Act[] {
  const acts: Act[] = []
  const [technician] = ticket.assignedUsers
  if (technician !== undefined && ticket.takenAt !== null) {
    const add = ticket.assignedUsers.map((key) => ({ role: 'assignee', type: 'user', id: writer.id(key) }))
    acts.push({ at: ticket.takenAt, by: technician, action: 'ticket.assign', input: { add, remove: [] } })
  }
  for (const entry of ticket.entries) acts.push(...entryActs(writer, entry))
  if (ticket.status === 'pending' && ticket.pendingSince !== null)
    acts.push({
      at: ticket.pendingSince,
      by: technician ?? ticket.author,
      action: 'ticket.wait',
      input: { reason: 'En attente du demandeur' },
    })
  if (ticket.closedAt !== null)
    acts.push({ at: ticket.closedAt, by: ticket.requesters[0] ?? ticket.author, action: 'ticket.close', input: {} })
  return acts.sort((one, other) => one.at.localeCompare(other.at))
}

function entryActs(writer: Writer, entry: EntrySeed): Act[] {
  const body = paragraphs(entry.text)
  const said = { at: entry.at, by: entry.author }
  if (entry.type === 'reply') return [{ ...said, action: 'ticket.reply', input: { body } }]
  if (entry.type === 'note') return [{ ...said, action: 'ticket.note', input: { body } }]
  if (entry.type === 'solution') {
    const refused =
      entry.state === 'refused'
        ? [
            {
              at: new Date(Date.parse(entry.at) + 3_600_000).toISOString(),
              by: entry.author,
              action: 'ticket.reopen',
              input: {},
            },
          ]
        : []
    return [{ ...said, action: 'ticket.solve', input: { body } }, ...refused]
  }
  const task = {
    body,
    isPrivate: entry.isPrivate,
    state: entry.state ?? 'todo',
    plannedAt: entry.plannedAt,
    durationMinutes: entry.durationMinutes,
    assignee: writer.idOrNull(entry.assignee),
  }
  return [{ ...said, action: 'ticket.task', input: task }]
}
