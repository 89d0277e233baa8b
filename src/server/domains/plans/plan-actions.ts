import { sql } from 'kysely'
import { z } from 'zod'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { longestSide, mostPixels, planTypes } from '../../../shared/plans/point.ts'
import { asReference } from '../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { readDocument, type StoredDocument } from '../../engine/attachments.ts'
import { type PictureSize, pictureSize, sizeBytes } from '../../engine/files/picture-size.ts'
import { FileMissingError } from '../../platform/files.ts'
import { placeText } from './pins.ts'

const id = idInput

/** Gives a place its plan, or another picture: the pins stay where they are on it. */
export const setPlan = defineAction({
  name: 'location.set-plan',
  permission: 'location.update',
  event: 'location.changed',
  input: z.strictObject({ id: z.string(), document: id }),
  on: { kind: locationKind, id: (input) => input.id },
  run: async (context, { row, input }) => {
    const document = await readPicture(context, input.document)
    const { width, height } = await sizeOf(context, document)
    const before = await planName(context, row.id)
    await sql`
      insert into floor_plan (location_id, document_id, width, height) values (${row.id}, ${document.id}, ${width}, ${height})
      on conflict (location_id) do update set document_id = excluded.document_id, width = excluded.width, height = excluded.height`.execute(
      context.db,
    )
    context.note(locationKind, row.id, [{ field: 'plan:picture', old: before, new: document.name }])
    await context.touch(locationKind, row)
    return row
  },
})

/** Takes the plan away with all its pins; each asset's history says so. */
export const removePlan = defineAction({
  name: 'location.remove-plan',
  permission: 'location.update',
  event: 'location.changed',
  input: z.strictObject({ id: z.string() }),
  on: { kind: locationKind, id: (input) => input.id },
  run: async (context, { row }) => {
    const before = await planName(context, row.id)
    if (before === null) throw invalidField('id', 'no_plan')
    const gone = await sql<{ assetId: string | null; placeId: string | null; x: number; y: number }>`
      delete from plan_pin where plan_id = ${row.id} returning asset_id, place_id, x, y`.execute(context.db)
    await sql`delete from floor_plan where location_id = ${row.id}`.execute(context.db)
    for (const { assetId, placeId, ...point } of gone.rows) {
      const change = { field: 'plan:pin', old: placeText(row.completeName ?? row.name, point), new: null }
      if (assetId !== null) context.note(assetKind, assetId, [change])
      else context.note(locationKind, placeId!, [change])
    }
    context.note(locationKind, row.id, [{ field: 'plan:picture', old: before, new: null }])
    await context.touch(locationKind, row)
    return row
  },
})

async function planName(context: ActionContext, locationId: string): Promise<string | null> {
  const found = await sql<{ name: string }>`
    select d.name from floor_plan f join document d on d.id = f.document_id where f.location_id = ${locationId}`.execute(
    context.db,
  )
  return found.rows[0]?.name ?? null
}

/** What the actor sent or may see elsewhere: a plan shows a document to all who see the place. */
async function readPicture(context: ActionContext, documentId: string): Promise<StoredDocument> {
  const document = await asReference('document', readDocument(context, documentId))
  if (!planTypes.includes(document.mime)) throw invalidField('document', 'no_plan_picture')
  return document
}

async function sizeOf(context: ActionContext, document: StoredDocument): Promise<PictureSize> {
  const size = pictureSize(await headOf(context, document.sha256))
  if (size === null) throw invalidField('document', 'no_plan_picture')
  const { width, height } = size
  if (width * height > mostPixels || Math.max(width, height) > longestSide)
    throw invalidField('document', 'plan_too_large', { width, height, most: mostPixels / 1_000_000 })
  return size
}

async function headOf(context: ActionContext, sha256: string): Promise<Buffer> {
  const stream = await context.services.files.open(sha256).catch((error: unknown) => {
    throw error instanceof FileMissingError ? invalidField('document', 'reference') : error
  })
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    // Leaving the loop closes the file.
    if (length >= sizeBytes) break
  }
  return Buffer.concat(parts)
}
