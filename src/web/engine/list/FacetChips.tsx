import { useTranslation } from 'react-i18next'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { type Facet, outerOf } from './facet.ts'
import css from './list.module.css'

interface FacetChipsProps {
  facet: Facet
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Chips over a list; those of the chosen family in a second row. */
export function FacetChips({ facet, value = '', onChange }: FacetChipsProps) {
  const { t } = useTranslation()
  const outer = outerOf(facet, value)
  const choose = (next: string) => onChange(next === '' ? undefined : next)
  return (
    <div className={css.facet}>
      <SegmentedFilter
        label={t(facet.label)}
        segments={facet.segments}
        value={outer?.value ?? value}
        onChange={choose}
      />
      {outer?.inside === undefined ? null : (
        <SegmentedFilter
          label={outer.label}
          segments={[{ value: outer.value, label: t('engine.list.allOf') }, ...outer.inside]}
          value={value}
          onChange={choose}
        />
      )}
    </div>
  )
}
