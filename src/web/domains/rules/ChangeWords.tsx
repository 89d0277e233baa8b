import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../../shared/fields/index.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import type { RuleChange } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { nameOf } from '../../engine/fields/search-records.ts'
import { valueText } from '../../engine/fields/value-text.ts'
import css from './rules.module.css'
import { targetText } from './target-texts.ts'

interface ChangeWordsProps {
  set: RuleSet
  change: RuleChange
  /** What stood there, when it is known. */
  before?: unknown
}

/** "Urgence : moyenne → haute", "Groupe attribué : Réseau". */
export function ChangeWords({ set, change, before }: ChangeWordsProps) {
  const { t } = useTranslation()
  const field = set.targets[change.field]?.field
  if (change.effect === 'refuse') return t('rules.try.wouldRefuse', { reason: String(change.value) })
  if (field === undefined) return change.field
  return (
    <>
      {targetText(t, set, change.field)}
      {t('engine.history.colon')}
      {before === undefined || before === null ? null : (
        <>
          <Value set={set} name={change.field} field={field} value={before} /> →{' '}
        </>
      )}
      <Value set={set} name={change.field} field={field} value={change.value} />
    </>
  )
}

function Value({ set, name, field, value }: { set: RuleSet; name: string; field: Field; value: unknown }) {
  const { t } = useTranslation()
  const target = field.type === 'reference' ? kindNamed(field.kind ?? '') : undefined
  const { data } = useQuery({
    queryKey: ['name', field.kind, String(value)],
    queryFn: () => nameOf(target!, String(value)),
    enabled: target !== undefined && value !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (value === null || value === '') return <em>{t('rules.try.nothing')}</em>
  const words = target === undefined ? valueText(t, set.subject, name, value) : (data?.name ?? `#${String(value)}`)
  return <strong className={css.value}>{words}</strong>
}
