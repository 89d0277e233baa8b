import { IconEye } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { Day } from '../../../ui/mark/RelativeTime.tsx'
import { tabOf } from './part.ts'
import css from './parts.module.css'

interface Hidden {
  id: string
  section: string
  title: string
  reason: string
  user: { name: string } | null
  createdAt: string
}

/** How much of a tab was set aside, by whom and why; each line can be brought back. `tab` by its own name: `software`, `components`. */
export function HiddenParts({ record, tab }: { record: Json; tab: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: Hidden[] }>(assetKind, record.id, 'hidden'))
  const show = useAction(assetKind, record.id, 'show-hidden')
  const own = (data?.items ?? []).filter(({ section }) => tabOf(section) === tab)
  if (own.length === 0) return null
  return (
    <details className={css.hidden}>
      <summary>{t('part.hide.count', { count: own.length })}</summary>
      <p className={css.help}>{t('part.hide.hint')}</p>
      <ul className={css.hiddenList}>
        {own.map(({ id, section, title, reason, user, createdAt }) => (
          <li key={id} className={css.hiddenLine}>
            <span>
              <strong>{title}</strong>
              {tab === 'software' ? null : ` · ${t(`part.section.${section}`)}`}
              <span className={css.volumeWords}>
                {' '}
                {reason} · {user?.name ?? t('part.hide.somebody')} · <Day date={createdAt.slice(0, 10)} />
              </span>
            </span>
            {record.can?.['show-hidden'] ? (
              <IconButton
                size="small"
                icon={IconEye}
                label={t('part.hide.show', { name: title })}
                disabled={show.isBusy}
                onClick={() => void show.run({ hidden: id }, { done: t('part.hide.shown', { name: title }) })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
