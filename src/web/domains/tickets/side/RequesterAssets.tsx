import { IconLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import type { Ticket } from '../ticket.ts'
import { AssetLine } from './AssetLine.tsx'
import css from './side.module.css'

const most = 5

/** Equipment of one person. */
export const assetsOfUser = (userId: string) => ({
  queryKey: [assetKind.plural, 'list', 'of-user', userId],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    readPage(
      assetKind,
      { filter: { field: 'user', op: 'is', value: userId }, sort: 'name', fields: ['name', 'type', 'model', 'number'] },
      { limit: most },
      signal,
    ),
})

/** What the requester has; one press says that the case is about it. */
export function RequesterAssets({ ticket, userId }: { ticket: Ticket; userId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(assetsOfUser(userId))
  const link = useAction(ticketKind, ticket.id, 'link-asset')
  const unlink = useAction(ticketKind, ticket.id, 'unlink-asset')
  if (data === undefined || data.items.length === 0) return null
  const linked = new Set(ticket.assets.map((asset) => asset.id))
  const add = (id: string, name: string) =>
    void link.run(
      { assets: [id] },
      { done: t('desk.assets.linked', { name }), undo: () => unlink.run({ assets: [id] }) },
    )
  return (
    <div className={css.cardPart}>
      <h3 className={css.roleTitle}>{t('desk.requester.assets')}</h3>
      <ul className={css.people}>
        {data.items.map((asset) => {
          const name = String(asset.name)
          return (
            <AssetLine key={asset.id} asset={{ id: asset.id, name, type: String(asset.type) }}>
              {ticket.can?.['link-asset'] && !linked.has(asset.id) ? (
                <IconButton
                  size="small"
                  icon={IconLink}
                  label={t('desk.assets.link', { name })}
                  onClick={() => add(asset.id, name)}
                />
              ) : null}
            </AssetLine>
          )
        })}
      </ul>
    </div>
  )
}
