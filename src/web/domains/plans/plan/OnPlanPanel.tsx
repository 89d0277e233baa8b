import { IconMap2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Json, type Named, partQuery } from '../../../engine/records.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import css from './plan.module.css'

interface Position {
  pin: { x: number; y: number; plan: Named } | null
  nearest: Named | null
}

/** Where an asset is on a plan, or the plan on which it could be. Nothing where there is no plan. */
export function OnPlanPanel({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<Position>(assetKind, record.id, 'plan-position'))
  const plan = data?.pin?.plan ?? data?.nearest
  if (data === undefined || plan == null) return null
  const name = plan.name.replaceAll(' > ', ' › ')
  return (
    <section className={css.panel} aria-label={t('plans.onPlan.title')}>
      <h2 className={css.partTitle}>{t('plans.onPlan.title')}</h2>
      <p className={css.hint}>{data.pin === null ? t('plans.onPlan.could', { name }) : name}</p>
      <div>
        <LinkButton
          size="small"
          icon={IconMap2}
          to={`/locations/${plan.id}`}
          search={(data.pin === null ? {} : { pin: record.id }) as never}
        >
          {t(data.pin === null ? 'plans.onPlan.place' : 'plans.onPlan.show')}
        </LinkButton>
      </div>
    </section>
  )
}
