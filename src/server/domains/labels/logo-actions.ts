import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { logoLimits, logoTypes } from '../../../shared/labels/label-logo.ts'
import { entityKind } from '../../../shared/organisation/organisation.kinds.ts'
import { asReference } from '../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { readDocument, type StoredDocument } from '../../engine/attachments.ts'
import { logoSize } from './logo-picture.ts'
import { contentOf } from './logos.ts'

const id = idInput

/** Gives the labels of an entity, and of those below that have none, a logo. */
export const setLogo = defineAction({
  name: 'entity.set-logo',
  permission: 'entity.update',
  event: 'entity.changed',
  input: z.strictObject({ id: z.string(), document: id }),
  on: { kind: entityKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const document = await readPicture(context, input.document)
    const bytes = await contentOf(context.services.files, document.sha256)
    const size = bytes === null ? 'logo_picture' : logoSize(bytes)
    if (typeof size === 'string')
      throw invalidField('document', size, { most: logoLimits.pixels / 1_000_000, side: logoLimits.side })
    const before = await logoName(context, row.id)
    await sql`
      insert into label_logo (entity_id, document_id, width, height) values (${row.id}, ${document.id}, ${size.width}, ${size.height})
      on conflict (entity_id) do update set document_id = excluded.document_id, width = excluded.width, height = excluded.height`.execute(
      context.db,
    )
    context.note(entityKind, row.id, [{ field: 'labels:logo', old: before, new: document.name }])
    await context.touch(entityKind, row)
    return row
  },
})

/** Takes the logo of the entity away: its labels have that of the nearest one above, if any. */
export const removeLogo = defineAction({
  name: 'entity.remove-logo',
  permission: 'entity.update',
  event: 'entity.changed',
  input: z.strictObject({ id: z.string() }),
  on: { kind: entityKind, id: (input) => input.id },
  run: async (context, { row }) => {
    const before = await logoName(context, row.id)
    if (before === null) throw invalidField('id', 'no_logo')
    await sql`delete from label_logo where entity_id = ${row.id}`.execute(context.db)
    context.note(entityKind, row.id, [{ field: 'labels:logo', old: before, new: null }])
    await context.touch(entityKind, row)
    return row
  },
})

async function logoName(context: ActionContext, entityId: string): Promise<string | null> {
  const found = await sql<{ name: string }>`
    select d.name from label_logo l join document d on d.id = l.document_id where l.entity_id = ${entityId}`.execute(
    context.db,
  )
  return found.rows[0]?.name ?? null
}

/** What the actor sent or may see elsewhere: labels show it to everybody. */
async function readPicture(context: ActionContext, documentId: string): Promise<StoredDocument> {
  const document = await asReference('document', readDocument(context, documentId))
  if (!logoTypes.includes(document.mime)) throw invalidField('document', 'logo_picture')
  if (document.size > logoLimits.bytes)
    throw invalidField('document', 'logo_too_large', { most: logoLimits.pixels / 1_000_000, side: logoLimits.side })
  return document
}
