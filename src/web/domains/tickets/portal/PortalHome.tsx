import { IconListDetails } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../engine/session.ts'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import type { Ticket } from '../ticket.ts'
import { EquipmentCards } from './EquipmentCards.tsx'
import { NeedField } from './NeedField.tsx'
import css from './portal.module.css'
import { RequestRow } from './RequestRow.tsx'
import { StatusNotices } from './StatusNotices.tsx'
import { useRequests } from './use-requests.ts'

const shown = 5
const looked = 20

const awaitsMe = (ticket: Ticket): boolean => ticket.status === 'solved' || ticket.status === 'pending'

/** Home of the staff: say what you need, see what you have and where your requests stand. */
export function PortalHome() {
  const { t } = useTranslation()
  const { user } = useSession()
  return (
    <div className={css.page}>
      <title>{`${t('portal.home.title')} · Cigale`}</title>
      <header className={css.hero}>
        <p className={css.hello}>{t('portal.home.hello', { name: user.name })}</p>
        <h1 className={css.question}>{t('portal.home.need')}</h1>
        <NeedField />
      </header>
      <StatusNotices />
      <section className={css.section} aria-labelledby="my-equipment">
        <h2 id="my-equipment" className={css.heading}>
          {t('portal.equipment.title')}
        </h2>
        <EquipmentCards />
      </section>
      <Requests />
    </div>
  )
}

function Requests() {
  const { t } = useTranslation()
  const { requests, total, isLoading } = useRequests({ part: 'open', limit: looked })
  // What waits for this person comes before what waits for the team.
  const sorted = requests.toSorted((a, b) => Number(awaitsMe(b)) - Number(awaitsMe(a)))
  return (
    <section className={css.section} aria-labelledby="my-requests">
      <div className={css.sectionHead}>
        <h2 id="my-requests" className={css.heading}>
          {t('portal.requests.title')}
          {total ? <span className={css.count}>{total}</span> : null}
        </h2>
        <Link to="/portal/requests" className={css.all}>
          {t('portal.requests.all')}
        </Link>
      </div>
      {isLoading ? <Skeleton lines={3} /> : null}
      {!isLoading && requests.length === 0 ? (
        <div className={css.box}>
          <EmptyState
            icon={IconListDetails}
            title={t('portal.requests.none.open')}
            hint={t('portal.requests.noneHint')}
          />
        </div>
      ) : (
        <ul className={css.rows}>
          {sorted.slice(0, shown).map((ticket) => (
            <RequestRow key={ticket.id} ticket={ticket} />
          ))}
        </ul>
      )}
    </section>
  )
}
