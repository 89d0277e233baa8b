import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { assetTypeIcon } from '../../assets/index.ts'
import css from './plan.module.css'
import type { PinFilter, Plan } from './plan.ts'

interface PinFiltersProps {
  plan: Plan
  filter: PinFilter
  shown: number
  total: number
  onChange: (filter: PinFilter) => void
}

/** Which pins are shown: by type, by state, with cases under way. Only what is on the plan can be chosen. */
export function PinFilters({ plan, filter, shown, total, onChange }: PinFiltersProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  if (plan.assets.length === 0) return <div />
  const types = [...Map.groupBy(plan.assets, (pin) => pin.type)]
  const states = new Map(plan.assets.flatMap(({ state }) => (state === null ? [] : [[state.id, state.name] as const])))
  return (
    <div className={css.filters}>
      {types.length > 1 ? (
        <SegmentedFilter
          label={t('plans.filter.type')}
          value={filter.type}
          onChange={(type) => onChange({ ...filter, type })}
          segments={[
            { value: '', label: t('plans.filter.all'), count: plan.assets.length },
            ...types.map(([type, some]) => ({
              value: type,
              label: t(`assetType.${type}.plural`, { defaultValue: texts.choice('type', type) }),
              icon: assetTypeIcon(type),
              count: some.length,
            })),
          ]}
        />
      ) : null}
      {states.size > 1 ? (
        <ChoiceField
          bare
          label={t('plans.filter.state')}
          placeholder={t('plans.filter.allStates')}
          value={filter.state}
          onChange={(state) => onChange({ ...filter, state })}
          choices={[...states].map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      {plan.assets.some((pin) => pin.hasOpenCase) ? (
        <CheckField
          label={t('plans.filter.tickets')}
          value={filter.withCases}
          onChange={(withCases) => onChange({ ...filter, withCases })}
        />
      ) : null}
      <span className={css.hint} role="status">
        {t('plans.filter.shown', { shown, total })}
      </span>
    </div>
  )
}
