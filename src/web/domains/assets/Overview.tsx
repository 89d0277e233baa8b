import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { assetTypes } from '../../../shared/assets/types/index.ts'
import type { Json } from '../../engine/records.ts'
import { useCan } from '../../engine/session.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { AssetTickets } from './AssetTickets.tsx'
import css from './assets.module.css'
import { DeclaredAndObserved } from './DeclaredAndObserved.tsx'
import { HardwareFacts } from './parts/HardwareFacts.tsx'
import { NotTaken } from './parts/NotTaken.tsx'

/** What one wants to know first: what it is made of in four lines, what inventory says otherwise, its cases. */
export function Overview({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const type = assetTypes.find((each) => each.name === record.type)
  return (
    <div className={css.overview}>
      {type?.has.includes('components') ? <HardwareFacts assetId={record.id} /> : null}
      {typeof record.lastInventoryAt === 'string' ? (
        <p className={css.seen}>
          {t('assets.lastInventory')} <RelativeTime at={record.lastInventoryAt} />
        </p>
      ) : (
        <p className={css.seen}>{t('assets.neverInventoried')}</p>
      )}
      <NotTaken assetId={record.id} tab="people" />
      <DeclaredAndObserved kind={assetKind} record={record} />
      {can('ticket.read') ? <AssetTickets assetId={record.id} limit={5} /> : null}
    </div>
  )
}
