import { IconLock, IconMapSearch } from '@tabler/icons-react'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../engine/problem.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'

/** An address that leads nowhere, or to something one may not know of. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.notFound.title')}>
      <EmptyState
        icon={IconMapSearch}
        title={t('app.notFound.why')}
        hint={t('app.notFound.hint')}
        action={
          <LinkButton to="/" kind="primary">
            {t('app.notFound.home')}
          </LinkButton>
        }
      />
    </Page>
  )
}

/** A page that exists and that this person may not see. */
export function ForbiddenPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.forbidden.title')}>
      <EmptyState icon={IconLock} title={t('app.forbidden.why')} hint={t('app.forbidden.hint')} />
    </Page>
  )
}

/** A page that broke: what happened, and another try. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  if (isProblem(error, 'not_found')) return <NotFoundPage />
  if (isProblem(error, 'forbidden')) return <ForbiddenPage />
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={t('app.error.title')}>
      <ErrorState error={error} onRetry={retry} />
    </Page>
  )
}
