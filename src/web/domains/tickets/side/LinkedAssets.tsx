import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import type { Option } from '../../../ui/field/ReferenceField.tsx'
import type { Ticket } from '../ticket.ts'
import { AssetLine } from './AssetLine.tsx'
import { LinkedThings, Unlink } from './LinkedThings.tsx'
import { assetsOfUser } from './RequesterAssets.tsx'

/** Equipment of somebody first, as long as nothing was typed; then the whole register. */
export function useAssetSearch(userId: string | null): (text: string, signal: AbortSignal) => Promise<Option[]> {
  const { t } = useTranslation()
  const client = useQueryClient()
  return async (text, signal) => {
    const found = await searchRecords(t, assetKind, text, signal)
    if (text.trim() !== '' || userId === null) return found
    const { items } = await client.ensureQueryData(assetsOfUser(userId))
    const own = items.map((item) => ({ id: item.id, name: String(item.name), hint: t('desk.requester.assets') }))
    return [...own, ...found.filter((option) => !own.some((each) => each.id === option.id))]
  }
}

/** Equipment the case is about. */
export function LinkedAssets({ ticket, requesterId }: { ticket: Ticket; requesterId: string | null }) {
  const { t } = useTranslation()
  const can = useCan()
  const link = useAction(ticketKind, ticket.id, 'link-asset')
  const unlink = useAction(ticketKind, ticket.id, 'unlink-asset')
  const search = useAssetSearch(requesterId)
  const mayChange = ticket.can?.['link-asset'] === true && can('asset.read') && ticket.deletedAt === undefined
  const add = (id: string) => link.run({ assets: [id] })
  const remove = (id: string, name: string) =>
    void unlink.run({ assets: [id] }, { done: t('desk.people.removed', { name }), undo: () => add(id) })
  return (
    <LinkedThings
      title={t('kind.ticket.field.assets')}
      add={t('action.ticket.link-asset')}
      none={t('desk.assets.none')}
      isEmpty={ticket.assets.length === 0}
      mayChange={mayChange}
      link={link}
      search={search}
      onAdd={add}
    >
      {ticket.assets.map((asset) => (
        <AssetLine key={asset.id} asset={asset}>
          {mayChange ? <Unlink name={asset.name} onUnlink={() => remove(asset.id, asset.name)} /> : null}
        </AssetLine>
      ))}
    </LinkedThings>
  )
}
