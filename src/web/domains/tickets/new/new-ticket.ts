import type { LinkSide } from '../../../../shared/tickets/case-links.ts'
import type { Json, Named } from '../../../engine/records.ts'
import { isNamed } from '../../../engine/records.ts'

/** What the form for a new case holds. */
export interface NewTicket {
  requester: Named | null
  /** Somebody without an account asks: their name, and best their e-mail. */
  outside: { name: string; email: string } | null
  title: string
  /** HTML. */
  description: string
  type: string
  category: Named | null
  urgency: string
  impact: string
  channel: string
  location: Named | null
  entity: Named | null
  assets: { id: string; name: string; type: string }[]
  /** Of a change: that of the catalogue it is opened from, how it is decided, when it is carried out. */
  changeModel: Named | null
  changeType: string
  plannedFrom: string | null
  plannedUntil: string | null
  /** The case it is opened from: the incident behind which a problem is. */
  from: Named | null
}

export const blankTicket: NewTicket = {
  requester: null,
  outside: null,
  title: '',
  description: '',
  type: 'incident',
  category: null,
  urgency: '3',
  impact: '3',
  channel: 'phone',
  location: null,
  entity: null,
  assets: [],
  changeModel: null,
  changeType: 'normal',
  plannedFrom: null,
  plannedUntil: null,
  from: null,
}

/** What a new case is to the one it was opened from. */
const sideFrom: Record<string, LinkSide> = { problem: 'cause-of' }

/** Values of the form → body of POST /tickets. What was left empty or is closed is left out: the server knows better. */
export function openingOf(
  values: NewTicket,
  attachments: readonly string[],
  closed: readonly string[] = [],
): Record<string, unknown> {
  const { requester, outside, category, location, entity, assets, description, urgency, impact, from } = values
  const isChange = values.type === 'change'
  const body: Record<string, unknown> = {
    type: values.type,
    title: values.title.trim(),
    channel: values.channel,
    urgency: Number(urgency),
    // A model fixes it.
    ...(isChange && values.changeModel !== null ? {} : { impact: Number(impact) }),
    ...(isChange ? ofChange(values) : {}),
    ...(description === '' ? {} : { description }),
    ...(outside === null ? {} : { parties: [partyOf(outside)] }),
    ...(requester === null || outside !== null ? {} : { requesters: [{ type: 'user', id: requester.id }] }),
    ...(category === null ? {} : { category: category.id }),
    ...(location === null ? {} : { location: location.id }),
    ...(entity === null ? {} : { entity: entity.id }),
    ...(assets.length === 0 ? {} : { assets: assets.map((asset) => asset.id) }),
    ...(from === null ? {} : { links: [{ side: sideFrom[values.type] ?? 'related-to', other: from.id }] }),
    ...(attachments.length === 0 ? {} : { attachments }),
  }
  return Object.fromEntries(Object.entries(body).filter(([field]) => !closed.includes(field)))
}

const partyOf = ({ name, email }: { name: string; email: string }) => ({
  role: 'requester',
  name: name.trim(),
  ...(email.trim() === '' ? {} : { email: email.trim() }),
})

const ofChange = ({ changeModel, changeType, plannedFrom, plannedUntil }: NewTicket): Record<string, unknown> => ({
  ...(changeModel === null ? { changeType } : { changeModel: changeModel.id }),
  ...(plannedFrom === null ? {} : { plannedFrom }),
  ...(plannedUntil === null ? {} : { plannedUntil }),
})

/** What a person's record fills in: where they are. */
export const placeOf = (person: Json): Pick<NewTicket, 'location' | 'entity'> => ({
  location: isNamed(person.location) ? person.location : null,
  entity: isNamed(person.entity) ? person.entity : null,
})
