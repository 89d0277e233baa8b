import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../../shared/kinds/every-kind.ts'
import { api } from '../../../engine/api.ts'
import { pageOf } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from './access.module.css'
import type { Explanation } from './explanation.ts'

interface Question {
  user: string
  permission: string
  kind?: string
  id?: string
}

/** What the server says, in its own sentences: the same computation that guards every page. */
export function Answer({ question }: { question: Question }) {
  const { t, i18n } = useTranslation()
  const { user, permission, kind, id } = question
  const asked = { user, permission, ...(kind !== undefined && id !== undefined ? { kind, id } : {}) }
  const { data, error, refetch } = useQuery({
    queryKey: ['access', 'explain', asked, i18n.language],
    queryFn: ({ signal }) => api.get<Explanation>('/access/explain', { query: asked, signal }),
    staleTime: 0,
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={5} />
  const [verdict, ...reasons] = data.sentences
  const IconPart = data.allowed ? IconCircleCheck : IconCircleX
  return (
    <>
      <p className={css.verdict} data-allowed={data.allowed}>
        <IconPart size="1.4em" stroke={1.75} aria-hidden />
        <span>
          <span className="visually-hidden">{t(data.allowed ? 'admin.explain.yes' : 'admin.explain.no')}. </span>
          {verdict}
        </span>
      </p>
      {reasons.length > 0 ? (
        <ul className={css.reasons}>
          {reasons.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <Profiles data={data} />
      <Places data={data} />
    </>
  )
}

/** The profiles that are spoken of, to look into them. */
function Profiles({ data }: { data: Explanation }) {
  const { t } = useTranslation()
  const can = useCan()
  const given = data.grants.map((grant) => grant.profile)
  const named = given.length > 0 ? given : data.profiles
  const profiles = [...new Map(named.map((profile) => [profile.id, profile])).values()]
  if (!can('profile.read') || profiles.length === 0) return null
  return (
    <p className={css.links}>
      {t('admin.explain.profiles', { count: profiles.length })}{' '}
      {profiles.map((profile, index) => (
        <span key={profile.id}>
          {index > 0 ? ', ' : ''}
          <Link to="/admin/profiles" search={{ id: profile.id } as never}>
            {profile.name}
          </Link>
        </span>
      ))}
    </p>
  )
}

/** The ways on: the person's grants, the record. */
function Places({ data }: { data: Explanation }) {
  const { t } = useTranslation()
  const kind = data.record === null ? undefined : kindNamed(data.record.kind)
  const page = kind === undefined || data.record === null ? null : pageOf(kind, data.record.id)
  return (
    <div className={css.places}>
      <LinkButton to={`/users/${data.user.id}`} search={{ tab: 'access' } as never} size="small">
        {t('admin.explain.open', { name: data.user.name })}
      </LinkButton>
      {page !== null && data.record !== null ? (
        <LinkButton to={page} size="small">
          {t('admin.explain.open', { name: data.record.title })}
        </LinkButton>
      ) : null}
    </div>
  )
}
