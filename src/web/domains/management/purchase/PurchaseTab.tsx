import { IconPlus, IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { purchaseKind } from '../../../../shared/management/management.kinds.ts'
import { api } from '../../../engine/api.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { type Json, useRecord } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Heading } from '../../../ui/page/Heading.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { CoveringContracts } from '../contracts/CoveringContracts.tsx'
import css from '../management.module.css'
import { Ownership } from './Ownership.tsx'
import { Schedule } from './Schedule.tsx'

/** Purchase, warranty, depreciation, contracts and cost of ownership of an asset. */
export function PurchaseTab({ record }: { record: Json }) {
  const can = useCan()
  return (
    <div className={css.stack}>
      <Purchase asset={record} />
      {can('contract.read') ? <CoveringContracts kind={assetKind} record={record} /> : null}
      <Ownership assetId={record.id} />
    </div>
  )
}

function Purchase({ asset }: { asset: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const [isBusy, setBusy] = useState(false)
  const { send } = useSend([purchaseKind.plural, assetKind.plural])
  const found = useQuery({
    queryKey: [purchaseKind.plural, 'list', 'of-asset', asset.id],
    queryFn: ({ signal }) =>
      readPage(
        purchaseKind,
        { filter: { field: 'asset', op: 'is', value: asset.id }, fields: ['asset'] },
        { limit: 1, count: 'none' },
        signal,
      ),
  })
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Skeleton lines={6} />
  const [first] = found.data.items
  if (first !== undefined) return <Known id={first.id} />
  const begin = async () => {
    setBusy(true)
    await send(() => api.post('/purchases', { asset: asset.id, depreciation: 'none' }))
    setBusy(false)
  }
  return (
    <EmptyState
      icon={IconReceipt}
      title={t('management.purchase.none')}
      hint={t('management.purchase.noneHint')}
      action={
        can('purchase.create') && asset.deletedAt === undefined ? (
          <Button icon={IconPlus} busy={isBusy} onClick={() => void begin()}>
            {t('management.purchase.enter')}
          </Button>
        ) : null
      }
    />
  )
}

const papers = [
  {
    title: 'management.side.papers',
    fields: ['supplier', 'budget', 'price', 'orderNumber', 'deliveryNote', 'invoice', 'immobilisationNumber'],
    keepsEmpty: true,
  },
  {
    title: 'management.side.warranty',
    fields: ['warrantyEnd', 'warrantyStart', 'warrantyMonths', 'warrantyValue', 'warrantyNote'],
    keepsEmpty: true,
  },
] as const

const dates = [
  {
    title: 'management.side.dates',
    fields: ['orderedOn', 'purchasedOn', 'deliveredOn', 'usedSince', 'inventoriedOn', 'decommissionedOn'],
    keepsEmpty: true,
  },
  {
    title: 'management.side.depreciation',
    fields: ['depreciation', 'depreciationYears', 'coefficient', 'criticality', 'comment'],
    keepsEmpty: true,
  },
] as const

function Known({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: purchase, error, refetch } = useRecord(purchaseKind, id)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (purchase === undefined) return <Skeleton lines={6} />
  return (
    <>
      <section aria-label={t('management.purchase.title')}>
        <Heading title={t('management.purchase.title')} />
        <div className={css.columns}>
          <div>
            <RecordProperties kind={purchaseKind} record={purchase} sections={papers} />
          </div>
          <div>
            <RecordProperties kind={purchaseKind} record={purchase} sections={dates} />
          </div>
        </div>
      </section>
      <Schedule id={id} />
    </>
  )
}
