import { IconMail, IconMapPin, IconPhone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { userKind } from '../../../../shared/people/people.kinds.ts'
import { FieldValue } from '../../../engine/fields/FieldParts.tsx'
import { isNamed, pageOf, recordQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import type { Ticket } from '../ticket.ts'
import { OtherTickets } from './OtherTickets.tsx'
import { RequesterAssets } from './RequesterAssets.tsx'
import css from './side.module.css'

interface RequesterCardProps {
  ticket: Ticket
  userId: string
  name: string
}

/** Whom one is talking to: how to reach them, what they have, what else they wait for. */
export function RequesterCard({ ticket, userId, name }: RequesterCardProps) {
  const { t } = useTranslation()
  const can = useCan()
  const { data: user } = useQuery({ ...recordQuery(userKind, userId), enabled: can('user.read'), retry: false })
  const text = (field: string) => (typeof user?.[field] === 'string' && user[field] !== '' ? String(user[field]) : null)
  const [phone, email, jobTitle] = [text('phone'), text('email'), text('jobTitle')]
  const page = pageOf(userKind, userId)
  return (
    <section className={css.card} aria-label={t('kind.ticket.field.requester')}>
      <div className={css.cardHead}>
        <Avatar name={name} size="large" isDecorative />
        <div className={css.cardWho}>
          {user !== undefined && page !== null ? (
            <Link to={page} className={css.cardName}>
              {name}
            </Link>
          ) : (
            <span className={css.cardName}>{name}</span>
          )}
          <span className={css.cardJob}>{jobTitle ?? t('kind.ticket.field.requester')}</span>
        </div>
      </div>
      <ul className={css.reach}>
        {phone ? (
          <li>
            <IconPhone size="1.1em" stroke={1.6} aria-hidden />
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
          </li>
        ) : null}
        {email ? (
          <li>
            <IconMail size="1.1em" stroke={1.6} aria-hidden />
            <a href={`mailto:${email}`}>{email}</a>
          </li>
        ) : null}
        {isNamed(user?.location) ? (
          <li>
            <IconMapPin size="1.1em" stroke={1.6} aria-hidden />
            <span>
              <FieldValue kind={userKind} name="location" field={userKind.fields.location} value={user.location} />
            </span>
          </li>
        ) : null}
      </ul>
      {can('asset.read') ? <RequesterAssets ticket={ticket} userId={userId} /> : null}
      <OtherTickets ticketId={ticket.id} userId={userId} />
    </section>
  )
}
