import { IconAlertTriangle, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button/Button.tsx'
import css from './state.module.css'

/** What a refusal looks like to the ui; the engine's ProblemError fits. */
interface Problem {
  code: string
  title: string
  detail: string
  requestId: string | null
}

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'title' in error && 'detail' in error

/** Something went wrong: title, what to do next, the number of the request for the support, and another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation()
  const problem = isProblem(error) ? error : null
  const isOffline = problem?.code === 'offline'
  const IconPart = isOffline ? IconCloudOff : IconAlertTriangle
  const title = isOffline ? t('ui.problem.offline') : (problem?.title ?? t('ui.problem.unknown'))
  const detail = isOffline ? t('ui.problem.offlineHint') : problem ? problem.detail : t('ui.problem.unknownHint')
  return (
    <div className={css.state} role="alert">
      <IconPart className={css.icon} stroke={1.4} aria-hidden />
      <p className={css.title}>{title}</p>
      {detail ? <p className={css.hint}>{detail}</p> : null}
      {onRetry ? (
        <div className={css.action}>
          <Button icon={IconRefresh} onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        </div>
      ) : null}
      {problem?.requestId ? <p className={css.request}>{t('ui.problem.request', { id: problem.requestId })}</p> : null}
    </div>
  )
}
