import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import { useCan } from '../../../engine/session.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { Day } from '../../../ui/mark/RelativeTime.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../parts/parts.module.css'

interface Preview {
  days: number
  asked: number
  versions: number
  software: number
  items: { id: string; name: string; publisher: string; unusedSince: string }[]
}

/** What the nightly cleanup would delete, for any number of days; nothing is touched here. */
export function CleanupDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const [asked, setAsked] = useState<number | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['software-cleanup', asked],
    queryFn: () => api.get<Preview>('/software-cleanup', { query: asked === null ? {} : { days: asked } }),
    // The field of days stays while another answer is on its way.
    placeholderData: keepPreviousData,
  })
  return (
    <Dialog title={t('assets.cleanup.title')} onClose={onClose} size="md">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <div className={css.sections}>
          <p>
            {data.days === 0 ? t('assets.cleanup.off') : t('assets.cleanup.on', { days: data.days })}{' '}
            {can('setting.update') ? <Link to="/admin/settings">{t('assets.cleanup.setting')}</Link> : null}
          </p>
          <NumberField
            label={t('assets.cleanup.days')}
            name="days"
            value={asked ?? data.asked}
            min={1}
            max={3650}
            onChange={(days) => setAsked(days !== null && days >= 1 && days <= 3650 ? days : null)}
          />
          <p role="status">
            <strong>{t('assets.cleanup.count', { software: data.software, versions: data.versions })}</strong>
          </p>
          <ul className={css.hiddenList}>
            {data.items.map(({ id, name, publisher, unusedSince }) => (
              <li key={id} className={css.hiddenLine}>
                <span>
                  {name} <span className={css.volumeWords}>{publisher}</span>
                </span>
                <Day date={unusedSince.slice(0, 10)} />
              </li>
            ))}
          </ul>
          <p className={css.help}>{t('assets.cleanup.help')}</p>
        </div>
      )}
    </Dialog>
  )
}
