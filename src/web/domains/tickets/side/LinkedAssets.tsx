import { IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import type { Ticket } from '../ticket.ts'
import { AssetLine } from './AssetLine.tsx'
import { assetsOfUser } from './RequesterAssets.tsx'
import css from './side.module.css'

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
  const [isAdding, setAdding] = useState(false)
  const link = useAction(ticketKind, ticket.id, 'link-asset')
  const unlink = useAction(ticketKind, ticket.id, 'unlink-asset')
  const search = useAssetSearch(requesterId)
  const mayChange = ticket.can?.['link-asset'] === true && can('asset.read') && ticket.deletedAt === undefined
  if (ticket.assets.length === 0 && !mayChange) return null
  const title = t('kind.ticket.field.assets')
  return (
    <section className={css.block} aria-label={title}>
      <div className={css.roleHead}>
        <h2 className={css.title}>{title}</h2>
        {mayChange ? (
          <IconButton
            size="small"
            icon={isAdding ? IconX : IconPlus}
            label={isAdding ? t('ui.cancel') : t('action.ticket.link-asset')}
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {ticket.assets.length === 0 && !isAdding ? <p className={css.nobody}>{t('desk.assets.none')}</p> : null}
      <ul className={css.people}>
        {ticket.assets.map((asset) => (
          <AssetLine key={asset.id} asset={asset}>
            {mayChange ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('desk.people.remove', { name: asset.name })}
                onClick={() =>
                  void unlink.run(
                    { assets: [asset.id] },
                    {
                      done: t('desk.people.removed', { name: asset.name }),
                      undo: () => link.run({ assets: [asset.id] }),
                    },
                  )
                }
              />
            ) : null}
          </AssetLine>
        ))}
      </ul>
      {isAdding ? (
        <ReferenceField
          bare
          autoFocus
          label={t('action.ticket.link-asset')}
          value={null}
          search={search}
          error={link.errors[0]?.detail}
          onChange={(option) => {
            if (option === null) return
            void link.run({ assets: [option.id] }).then((record) => record !== null && setAdding(false))
          }}
        />
      ) : null}
    </section>
  )
}
