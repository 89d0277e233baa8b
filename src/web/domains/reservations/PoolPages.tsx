import { IconList, IconStack2 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { bookableKind, bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import { titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { ReservationLinks } from './BookingListPages.tsx'

export function PoolListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={bookingPoolKind}
      icon={IconStack2}
      title={t('reservations.pools')}
      create={{ to: '/booking-pools/new', label: 'kind.booking-pool.new', needs: 'booking-pool.create' }}
      actions={
        <>
          <ReservationLinks here="pools" />
          <LinkButton to="/bookables" icon={IconList}>
            {t('kind.bookable.plural')}
          </LinkButton>
        </>
      }
      emptyHint="reservations.pool.emptyHint"
    />
  )
}

/** Every bookable thing of every pool, changed beside the list. */
export function BookablesPage() {
  const { t } = useTranslation()
  return <DictionaryPage kind={bookableKind} title={t('kind.bookable.plural')} />
}

const parts: readonly FormPart[] = [
  { title: 'reservations.form.what', fields: ['name', 'entity', 'description', 'isOpen'] },
  { title: 'reservations.form.who', fields: ['audience', 'approval', 'approverGroup', 'showsNames', 'terms'] },
  {
    title: 'reservations.form.when',
    fields: [['maxHours', 'bufferMinutes'], ['noticeHours', 'horizonDays'], 'calendar'],
  },
]

export function NewPoolPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.booking-pool.new')} layout="read">
      <KindForm
        kind={bookingPoolKind}
        parts={parts}
        draft="booking-pool.new"
        initial={{ entity: entities[0] ?? null, isOpen: true, audience: 'everyone', approval: 'none' }}
        submit={t('reservations.form.submit')}
        onCancel={() => void navigate({ to: '/booking-pools' })}
        onDone={(pool) => {
          toast.done(t('engine.form.created', { name: titleOf(bookingPoolKind, pool) }))
          void navigate({ to: `/booking-pools/${pool.id}` })
        }}
      />
    </Page>
  )
}
