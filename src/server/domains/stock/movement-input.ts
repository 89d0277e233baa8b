import { z } from 'zod'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { invalid } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { groupKind, userKind } from '../../../shared/people/people.kinds.ts'
import { stockItemKind } from '../../../shared/stock/stock.kinds.ts'
import { asReference } from '../../engine/actions/as-reference.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { Recipient } from './ledger.ts'

const id = idInput
/** A reference in JSON: the id, or the record it came in. */
export const referenceInput = z.union([id, z.looseObject({ id }).transform((value) => value.id)])

export const onItem = { id, version: z.int().optional() }
export const itemTarget = { kind: stockItemKind, id: (input: { id: string }) => input.id } as const

export const quantityInput = z.int().min(1).max(1_000_000)
export const wordsInput = {
  reference: z.string().trim().max(100).nullish(),
  comment: z.string().trim().max(1000).nullish(),
}
export const recipientInput = {
  user: referenceInput.nullish(),
  group: referenceInput.nullish(),
  asset: referenceInput.nullish(),
}

/** Texts left blank are none. */
export const wordsOf = (input: { reference?: string | null | undefined; comment?: string | null | undefined }) => ({
  reference: input.reference || null,
  comment: input.comment || null,
})

/** A record the actor may see, or a refusal of the field that names it. */
export const known = <K extends Kind>(
  context: ActionContext,
  kind: K,
  field: string,
  recordId: string,
): Promise<RowOf<K>> => asReference(field, context.load(kind, recordId))

export const knownPlace = (context: ActionContext, field: string, place: string) =>
  known(context, locationKind, field, place)

interface GivenRecipient {
  user?: string | null | undefined
  group?: string | null | undefined
  asset?: string | null | undefined
}

/** Exactly one of person, group, equipment. */
export async function knownRecipient(
  context: ActionContext,
  input: GivenRecipient,
): Promise<Recipient & { asset: RowOf<typeof assetKind> | null }> {
  const given = (['user', 'group', 'asset'] as const).filter((name) => input[name] != null)
  if (given.length !== 1) throw invalid([{ field: given[1] ?? 'user', code: 'one_recipient' }])
  const user = input.user == null ? null : await known(context, userKind, 'user', input.user)
  const group = input.group == null ? null : await known(context, groupKind, 'group', input.group)
  const asset = input.asset == null ? null : await known(context, assetKind, 'asset', input.asset)
  return { userId: user?.id ?? null, groupId: group?.id ?? null, assetId: asset?.id ?? null, asset }
}
