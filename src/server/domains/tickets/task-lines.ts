import { escapeHtml } from '../../../shared/escape-html.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { addEntry } from './ticket-entries.ts'

/** A task for each line that says something: what models, templates and recurrences set down beforehand. */
export async function planTasks(
  context: ActionContext,
  ticketId: string,
  lines: string | null | undefined,
): Promise<void> {
  for (const line of (lines ?? '').split('\n').filter((each) => each.trim() !== ''))
    await addEntry(context, ticketId, {
      type: 'task',
      state: 'todo',
      isPrivate: true,
      body: `<p>${escapeHtml(line.trim())}</p>`,
    })
}
