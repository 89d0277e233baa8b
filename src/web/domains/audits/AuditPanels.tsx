import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditSubject } from '../../../shared/audits/audits.kinds.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { type Json, partQuery } from '../../engine/records.ts'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { Found, Severity } from './AuditParts.tsx'
import css from './audits.module.css'
import { type Finding, useFindings } from './findings.ts'

/** What is to be put right about the record on screen; nothing when all is well. */
export const auditPanelOf = (subject: AuditSubject) =>
  function AuditsOnRecord({ record }: { record: Json }) {
    const { t } = useTranslation()
    const { data } = useQuery(
      partQuery<{ items: { id: string; name: string; severity: string }[] }>(kindNamed(subject)!, record.id, 'audits'),
    )
    if (data === undefined || data.items.length === 0) return null
    return (
      <section className={css.panel} aria-label={t('audits.panel.title')}>
        <h2 className={css.panelTitle}>{t('audits.panel.title')}</h2>
        <ul className={css.plainList}>
          {data.items.map(({ id, name, severity }) => (
            <li key={id} className={css.line}>
              <Link to={`/audits/${id}`} className={css.name}>
                {name}
              </Link>
              <Severity value={severity} />
            </li>
          ))}
        </ul>
      </section>
    )
  }

const shown = 6

/** On the home page: the gravest audits that find something. */
export function AuditsAtHome() {
  const { t } = useTranslation()
  const { data, error, refetch } = useFindings('nightly')
  const items = (data?.items ?? []).filter(({ isActive, total, fault }) => isActive && ((total ?? 0) > 0 || fault))
  return (
    <section className={css.card} aria-label={t('audits.panel.home')}>
      <header className={css.cardHead}>
        <h2 className={css.cardTitle}>{t('audits.panel.home')}</h2>
        <Link to="/audits">{t('audits.panel.all')}</Link>
      </header>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!error && data === undefined ? <Skeleton lines={4} /> : null}
      {data !== undefined && items.length === 0 ? <p className={css.none}>{t('audits.panel.none')}</p> : null}
      <AsOf findings={items.slice(0, shown)} />
      <ul className={css.plainList}>
        {items.slice(0, shown).map((finding) => (
          <li key={finding.id} className={css.cardLine}>
            <Link to={`/audits/${finding.id}`} className={css.name}>
              {finding.name}
            </Link>
            <Severity value={finding.severity} />
            <span className={css.number}>
              <Found finding={finding} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nightly counts say of when they are; the list behind each is of now. */
function AsOf({ findings }: { findings: Finding[] }) {
  const { t, i18n } = useTranslation()
  const oldest = findings.flatMap(({ countedAt }) => countedAt ?? []).sort()[0]
  if (oldest === undefined) return null
  const at = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(oldest))
  return <p className={css.asOf}>{t('audits.panel.asOf', { at })}</p>
}
