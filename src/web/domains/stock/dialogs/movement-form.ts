import type { Money } from '../../../../shared/fields/money.ts'
import type { Json } from '../../../engine/records.ts'
import type { Option } from '../../../ui/field/ReferenceField.tsx'

export type MovementVerb = 'issue' | 'receive' | 'return' | 'transfer' | 'correct'
export type RecipientKind = 'user' | 'group' | 'asset'
export const recipientKinds: readonly RecipientKind[] = ['user', 'group', 'asset']

export interface MovementValues {
  item: Json | null
  location: Option | null
  to: Option | null
  quantity: number | null
  recipientKind: string | null
  recipient: Option | null
  pages: number | null
  unitPrice: Money | null
  reference: string
  comment: string
  isOpening: boolean
}

/** What the verb takes, from what was filled in. A correction counts and says why. */
export function movementInput(verb: MovementVerb, values: MovementValues): Record<string, unknown> {
  const { location, to, quantity, recipientKind, recipient, pages, reference, comment, isOpening, unitPrice } = values
  const at = { location: location?.id ?? '', quantity }
  const words = { reference, comment }
  switch (verb) {
    case 'correct':
      return { location: at.location, counted: quantity, reason: comment }
    case 'transfer':
      return { ...at, to: to?.id ?? '', ...words }
    case 'receive':
      return { ...at, ...(isOpening ? { isOpening } : {}), unitPrice, ...words }
    default:
      return {
        ...at,
        ...(recipient === null ? {} : { [recipientKind ?? 'user']: recipient.id }),
        ...(verb === 'issue' && pages !== null ? { pages } : {}),
        ...words,
      }
  }
}

const placeKey = 'cigale.stock.place'

/** The place of the last movement made on this device: a stores person works in one. */
export function lastPlace(): Option | null {
  try {
    return JSON.parse(localStorage.getItem(placeKey) ?? 'null') as Option | null
  } catch {
    return null
  }
}

export function rememberPlace(place: Option | null): void {
  try {
    localStorage.setItem(placeKey, JSON.stringify(place && { id: place.id, name: place.name }))
  } catch {
    // A courtesy.
  }
}
