import { z } from 'zod'
import { idInput } from '../../../shared/fields/id.ts'
import { reference } from '../../../shared/fields/index.ts'

const id = idInput

/** What every verb on a case is given: which case, and the version the caller saw (If-Match). */
export const onTicket = { id, version: z.int().optional() }

/** What says the case and the version. */
export const target = {
  id: (input: { id: string }) => input.id,
  version: (input: { version?: number | undefined }) => input.version,
}

export const idList = (max: number) => z.array(id).max(max).default([])

/** Files sent before (POST /documents). */
export const attachmentsInput = idList(20)

/** HTML. Empty is refused later, unless a file comes with it. */
export const bodyInput = z.string().max(200_000)

/** Why a case waits, is refused or given up; plain words. */
export const reasonInput = z.string().trim().min(1).max(1000)

const referenceTo = (kind: string) => reference(kind, { required: true }).schema

export const caseInput = referenceTo('ticket')
/** By which way an answer came in. */
export const sourceInput = reference('request-source').schema.optional()
export const userInput = referenceTo('user')
export const entryInput = referenceTo('ticket-entry')
/** Assets by id, or as records give them. */
export const assetsInput = z.array(referenceTo('asset')).max(50)
