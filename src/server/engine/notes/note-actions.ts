import { sql } from 'kysely'
import { z } from 'zod'
import { forbidden, invalidField, staleVersion } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { longestNote } from '../../../shared/notes/record-note.ts'
import type { ActionContext } from '../actions/context.ts'
import { type Action, defineAction } from '../actions/define-action.ts'
import { attach } from '../attachments.ts'
import { cleanHtml, textOfHtml } from '../changes/clean-values.ts'
import type { KindEntry } from '../house.ts'

const id = idInput
const body = z.string().max(longestNote)

interface NoteRow {
  id: string
  authorId: string | null
  body: string
  bodyText: string
  isPinned: boolean
  isShown: boolean
  deletedAt: Date | null
  version: number
}

/**
 * `contract.add-note`, `.change-note`, `.remove-note` and `.restore-note`, for kinds that say they have notes. Whoever may
 * write notes on the record changes his own; those of others ask for `note.manage`.
 */
export function noteActions({ kind }: KindEntry): Action[] {
  const shared = { permission: 'note.write', on: { kind, id: (given: { id: string }) => given.id } }
  const flags = { isPinned: z.boolean().optional(), isShown: z.boolean().optional() }
  const one = z.strictObject({ id, version: z.int().optional(), note: id })
  return [
    defineAction({
      ...shared,
      name: `${kind.name}.add-note`,
      event: `${kind.name}.noted`,
      input: z.strictObject({ id, version: z.int().optional(), body, ...flags }),
      run: async (context, { row, input }) => {
        const text = readBody(input.body)
        await sql`
          insert into record_note (kind, record_id, author_id, body, body_text, is_pinned, is_shown, created_at)
          values (${kind.name}, ${row.id}, ${context.actor.userId}::bigint, ${text.html}, ${text.words},
            ${input.isPinned ?? false}, ${input.isShown ?? false}, ${context.now})`.execute(context.db)
        await attach(context, { kind, recordId: row.id }, [], text.html)
        told(context, kind, row.id, null, text.words)
        await context.touch(kind, row)
        return row
      },
    }),
    defineAction({
      ...shared,
      name: `${kind.name}.change-note`,
      event: `${kind.name}.noted`,
      // `seen`: the version of the note that was on screen.
      input: z.strictObject({
        id,
        version: z.int().optional(),
        note: id,
        seen: z.int().optional(),
        body: body.optional(),
        ...flags,
      }),
      run: async (context, { row, input }) => {
        const note = await lockNote(context, kind.name, row.id, input.note, false)
        if (input.seen !== undefined && input.seen !== note.version) throw staleVersion(note.version)
        // A flag is a matter of the record, a text its author's.
        if (input.body !== undefined) await requireOwn(context, { kind, recordId: row.id }, note)
        const text = input.body === undefined ? { html: note.body, words: note.bodyText } : readBody(input.body)
        const isEdited = text.html !== note.body
        const { isPinned = note.isPinned, isShown = note.isShown } = input
        if (!isEdited && isPinned === note.isPinned && isShown === note.isShown) return row
        await sql`
          update record_note set body = ${text.html}, body_text = ${text.words}, is_pinned = ${isPinned}, is_shown = ${isShown},
            version = version + 1,
            edited_at = case when ${isEdited} then ${context.now}::timestamptz else edited_at end,
            edited_by_id = case when ${isEdited} then ${context.actor.userId}::bigint else edited_by_id end
          where id = ${note.id}`.execute(context.db)
        if (isEdited) await attach(context, { kind, recordId: row.id }, [], text.html)
        told(context, kind, row.id, note.bodyText, text.words)
        await context.touch(kind, row)
        return row
      },
    }),
    defineAction({
      ...shared,
      name: `${kind.name}.remove-note`,
      event: `${kind.name}.noted`,
      input: one,
      run: async (context, { row, input }) => {
        const note = await lockNote(context, kind.name, row.id, input.note, false)
        await requireOwn(context, { kind, recordId: row.id }, note)
        await sql`update record_note set deleted_at = ${context.now} where id = ${note.id}`.execute(context.db)
        told(context, kind, row.id, note.bodyText, null)
        await context.touch(kind, row)
        return row
      },
    }),
    defineAction({
      ...shared,
      name: `${kind.name}.restore-note`,
      event: `${kind.name}.noted`,
      input: one,
      run: async (context, { row, input }) => {
        const note = await lockNote(context, kind.name, row.id, input.note, true)
        await requireOwn(context, { kind, recordId: row.id }, note)
        await sql`update record_note set deleted_at = null where id = ${note.id}`.execute(context.db)
        told(context, kind, row.id, null, note.bodyText)
        await context.touch(kind, row)
        return row
      },
    }),
  ]
}

/** @throws `invalid` on `body` for what holds neither a word nor a picture */
function readBody(given: string): { html: string; words: string } {
  const html = cleanHtml(given)
  const words = textOfHtml(html)
  if (words === '' && !html.includes('<img')) throw invalidField('body', 'required')
  return { html, words }
}

async function lockNote(
  context: ActionContext,
  kind: string,
  recordId: string,
  note: string,
  isRemoved: boolean,
): Promise<NoteRow> {
  const found = await sql<NoteRow>`
    select id, author_id, body, body_text, is_pinned, is_shown, deleted_at, version from record_note
    where id = ${note} and kind = ${kind} and record_id = ${recordId} for no key update`.execute(context.db)
  const row = found.rows[0]
  if (row === undefined || (row.deletedAt !== null) !== isRemoved) throw invalidField('note', 'reference')
  return row
}

async function requireOwn(
  context: ActionContext,
  { kind, recordId }: { kind: Kind; recordId: string },
  note: NoteRow,
): Promise<void> {
  if (context.actor.type === 'system' || note.authorId === context.actor.userId) return
  if (!(await context.may('note.manage', kind, recordId))) throw forbidden('note.manage')
}

/** The line of history: the words, shortened; the note itself keeps them whole. */
function told(context: ActionContext, kind: Kind, recordId: string, old: string | null, now: string | null): void {
  const change = { field: 'note', old: shortened(old), new: shortened(now) }
  context.note(kind, recordId, [change])
}

const shortened = (text: string | null): string | null =>
  text === null || text.length <= 200 ? text : `${text.slice(0, 199)}…`
