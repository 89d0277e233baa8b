import { z } from 'zod'
import { requireVerb } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketEntryKind, ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { ActionContext } from '../../../engine/actions/context.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { addEntry, loadEntry, requireText } from '../ticket-entries.ts'
import { attachmentsInput, bodyInput, entryInput, onTicket, target, userInput } from '../ticket-input.ts'
import { settled, type TicketRow, takenInHand } from '../ticket-moves.ts'
import { changeTicket } from '../ticket-shaping.ts'

const { plannedAt, durationMinutes, group, category } = ticketEntryKind.fields

const taskFields = {
  assignee: userInput.nullable().optional(),
  group: group.schema.optional(),
  category: category.schema.optional(),
  plannedAt: plannedAt.schema.optional(),
  durationMinutes: durationMinutes.schema.optional(),
  state: z.enum(['todo', 'done']).optional(),
}

/** Work to be done on a case, by somebody, perhaps at a time: an open task with a time makes the case “planned”. */
export const planTask = defineAction({
  name: 'ticket.task',
  event: 'ticket.task-added',
  input: z.strictObject({
    ...onTicket,
    ...taskFields,
    body: bodyInput,
    isPrivate: z.boolean().default(false),
    attachments: attachmentsInput,
  }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'task')
    const entry = await addEntry(context, row.id, {
      type: 'task',
      body: input.body,
      isPrivate: input.isPrivate,
      attachments: input.attachments,
      state: input.state ?? 'todo',
      assigneeId: input.assignee ?? null,
      groupId: input.group ?? null,
      categoryId: input.category ?? null,
      plannedAt: input.plannedAt ?? null,
      durationMinutes: input.durationMinutes ?? null,
    })
    await follow(context, row)
    return { id: row.id, entryId: entry.id }
  },
})

/** Done, not done after all, moved to another time or given to somebody else: by whoever may plan, at any moment. */
export const updateTask = defineAction({
  name: 'ticket.update-task',
  permission: 'ticket.task',
  event: 'ticket.task-changed',
  input: z.strictObject({ ...onTicket, ...taskFields, entry: entryInput, body: bodyInput.optional() }),
  on: { kind: ticketKind, ...target },
  run: async (context, { row, input }) => {
    requireVerb(row, 'task')
    const task = await loadEntry(context, row.id, input.entry, 'task')
    const changed = await context.change(ticketEntryKind, task, {
      ...(input.state === undefined ? {} : { state: input.state }),
      ...(input.plannedAt === undefined ? {} : { plannedAt: input.plannedAt }),
      ...(input.durationMinutes === undefined ? {} : { durationMinutes: input.durationMinutes }),
      ...(input.assignee === undefined ? {} : { assigneeId: input.assignee }),
      ...(input.group === undefined ? {} : { groupId: input.group }),
      ...(input.category === undefined ? {} : { categoryId: input.category }),
      ...(input.body === undefined ? {} : { body: input.body, bodyText: requireText(input.body) }),
    })
    if (changed.version === task.version) return { id: row.id, entryId: task.id }
    context.tellMore({ entryId: task.id, isPrivate: task.isPrivate })
    await follow(context, row)
    return { id: row.id, entryId: task.id }
  },
})

async function follow(context: ActionContext, row: TicketRow): Promise<void> {
  const patch = { ...(await settled(context, row)), ...takenInHand(context, row) }
  if (Object.keys(patch).length > 0) await changeTicket(context, row, patch)
  else await context.touch(ticketKind, row)
}
