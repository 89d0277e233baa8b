import { IconTicket } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { changeModelKind } from '../../../../shared/tickets/change-models.ts'
import { ticketTypes } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { isNamed, recordQuery } from '../../../engine/records.ts'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { asTicket, type Ticket } from '../ticket.ts'
import { NewTicketForm } from './NewTicketForm.tsx'
import { blankTicket, type NewTicket, placeOf } from './new-ticket.ts'

interface Prefill {
  asset?: string
  requester?: string
  title?: string
  type?: string
  from?: string
  /** Of the catalogue of standard changes. */
  model?: string
}

/** Template "Form": a new case, from nothing, from an asset (`?asset=`) or for a person (`?requester=`). */
export function NewTicketPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<Prefill>()
  const start = usePrefill(search)
  return (
    <Page title={t('desk.new.title')} icon={IconTicket} layout="read">
      {start === null ? (
        <Skeleton lines={8} />
      ) : (
        <NewTicketForm
          start={start}
          draft={['ticket.new', search.asset, search.requester, search.type, search.from, search.model]
            .filter(Boolean)
            .join('.')}
        />
      )}
    </Page>
  )
}

/** What a problem or a change takes over from the case it is opened from. */
const fromCase = (ticket: Ticket): Partial<NewTicket> => ({
  title: ticket.title,
  impact: String(ticket.impact),
  urgency: String(ticket.urgency),
  assets: ticket.assets.map(({ id, name, type }) => ({ id, name, type })),
  from: { id: ticket.id, name: `#${ticket.number} ${ticket.title}` },
})

/** What the address names, read before the form is shown; null while it is on its way. */
function usePrefill({
  asset: assetId = '',
  requester: requesterId = '',
  title = '',
  type = '',
  from: fromId = '',
  model: modelId = '',
}: Prefill): NewTicket | null {
  const can = useCan()
  const { user } = useSession()
  const asset = useQuery({ ...recordQuery(assetKind, assetId), retry: false })
  const holder = isNamed(asset.data?.user) ? asset.data.user.id : ''
  const others = can('ticket.open-for-others')
  const personId = others ? requesterId || holder : user.id
  const person = useQuery({ ...recordQuery(userKind, personId), retry: false })
  const from = useQuery({ ...recordQuery(ticketKind, fromId), retry: false })
  const model = useQuery({ ...recordQuery(changeModelKind, modelId), retry: false })
  const isWaiting =
    (fromId !== '' && from.isPending) ||
    (modelId !== '' && model.isPending) ||
    (assetId !== '' && asset.isPending) ||
    (personId !== '' && person.isPending)
  if (isWaiting) return null
  const { data: thing } = asset
  const { data: who } = person
  return {
    ...blankTicket,
    title,
    ...((ticketTypes as readonly string[]).includes(type) ? { type } : {}),
    ...(model.data === undefined
      ? {}
      : { type: 'change', changeModel: { id: model.data.id, name: String(model.data.name) } }),
    ...(from.data === undefined ? {} : fromCase(asTicket(from.data))),
    ...(who === undefined
      ? others
        ? {}
        : { requester: { id: user.id, name: user.name }, entity: user.entity }
      : { requester: { id: who.id, name: String(who.name) }, ...placeOf(who) }),
    ...(thing === undefined
      ? {}
      : {
          assets: [{ id: thing.id, name: String(thing.name), type: String(thing.type) }],
          ...(isNamed(thing.location) ? { location: thing.location } : {}),
        }),
  }
}
