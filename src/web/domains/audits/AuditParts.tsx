import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import { kindTexts } from '../../engine/kind-texts.ts'
import { Sparkline } from '../../ui/mark/Sparkline.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import css from './audits.module.css'
import { type Day, type Finding, listOf } from './findings.ts'

const tones: Record<string, Tone> = { serious: 'bad', warning: 'warn', info: 'info' }

export function Severity({ value, look = 'plain' }: { value: unknown; look?: 'soft' | 'plain' }) {
  const { t } = useTranslation()
  const severity = String(value)
  return (
    <StatusBadge
      tone={tones[severity] ?? 'quiet'}
      label={kindTexts(t, auditRuleKind).choice('severity', severity)}
      look={look}
    />
  )
}

/** How many, as the link to the list of exactly these. */
export function Found({ finding }: { finding: Finding | undefined }) {
  const { t, i18n } = useTranslation()
  if (finding === undefined) return null
  if (finding.fault !== null) return <StatusBadge tone="bad" label={t('audits.outcome.failed')} look="plain" />
  if (finding.total === null) return <span className={css.soft}>–</span>
  const number = new Intl.NumberFormat(i18n.language).format(finding.total)
  if (finding.total === 0) return <span className={css.soft}>{number}</span>
  return (
    <Link
      {...listOf(finding)}
      className={css.found}
      aria-label={`${finding.name} : ${t('audits.outcome.found', { count: finding.total })}`}
    >
      {number}
    </Link>
  )
}

export function Trend({ days, isLarge = false }: { days: Day[] | null | undefined; isLarge?: boolean }) {
  const { t } = useTranslation()
  if (days === undefined || days === null || days.length < 2) {
    return isLarge ? null : <span className={css.soft}>–</span>
  }
  const [from, to] = [days[0]!.found, days.at(-1)!.found]
  const label = from === to ? t('audits.trend.flat', { to }) : t('audits.trend.label', { from, to, days: days.length })
  const points = days.map(({ day, found }) => ({ at: Date.parse(day), value: found }))
  return <Sparkline points={points} label={label} isLarge={isLarge} />
}
