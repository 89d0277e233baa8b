import { IconX } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ReferenceField } from './controls.ts'
import css from './fields.module.css'
import { nameOf, searchRecords } from './search-records.ts'
import type { FilterProps } from './web-field.ts'

/** Several records of a condition's value, each with its name and a cross. */
export function ManyReferences({ label, value, onChange, target }: FilterProps & { target: Kind }) {
  const { t } = useTranslation()
  const ids = Array.isArray(value) ? value.map(String).filter(Boolean) : value ? [String(value)] : []
  const names = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['name', target.name, id],
      queryFn: () => nameOf(target, id),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return (
    <div className={css.many}>
      {ids.map((id, index) => {
        const name = names[index]?.data?.name ?? `#${id}`
        return (
          <span key={id} className={css.one}>
            {name}
            <IconButton
              size="small"
              icon={IconX}
              label={t('engine.condition.removeValue', { name })}
              onClick={() => onChange(ids.filter((other) => other !== id))}
            />
          </span>
        )
      })}
      <ReferenceField
        bare
        label={label}
        value={null}
        search={(text, signal) => searchRecords(t, target, text, signal)}
        onChange={(next) => next && !ids.includes(next.id) && onChange([...ids, next.id])}
      />
    </div>
  )
}
