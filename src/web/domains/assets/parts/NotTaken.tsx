import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { Day } from '../../../ui/mark/RelativeTime.tsx'
import { tabOf } from './part.ts'
import css from './parts.module.css'

interface LeftOut {
  section: string
  since: string
}

/** Says of a tab what the site does not take of inventories: what is shown there is of before. */
export function NotTaken({ assetId, tab }: { assetId: string; tab: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: LeftOut[] }>(assetKind, assetId, 'left-out'))
  const own = (data?.items ?? []).filter(({ section }) => tabOf(section) === tab)
  if (own.length === 0) return null
  return (
    <p className={css.help} role="note">
      {t('assets.notTaken.intro')}{' '}
      {own.map(({ section, since }, index) => (
        <span key={section}>
          {index === 0 ? '' : ', '}
          {t(`assets.notTaken.section.${section}`, { defaultValue: t(`part.section.${section}`) })}{' '}
          {t('assets.notTaken.since')} <Day date={since.slice(0, 10)} />
        </span>
      ))}
      . {t('assets.notTaken.effect')}
    </p>
  )
}
