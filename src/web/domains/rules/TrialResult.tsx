import { IconCheck, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { describe } from '../../../shared/conditions/describe.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import type { RuleTrace } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { ConditionWords } from '../../engine/query/ConditionChip.tsx'
import { pageOf } from '../../engine/records.ts'
import { ChangeWords } from './ChangeWords.tsx'
import css from './rules.module.css'
import type { Preview, Trial, Verdict } from './use-rules.ts'

/** How the tried rule was judged, criterion by criterion, and what every rule of the set did. */
export function TrialResult({ set, trial, triedId }: { set: RuleSet; trial: Trial; triedId: string }) {
  const { t } = useTranslation()
  return (
    <section className={css.result} aria-live="polite">
      {trial.verdict === null ? null : (
        <>
          <h3 className={css.part}>{t('rules.try.verdict')}</h3>
          <p className={css.outcome} data-met={trial.verdict.met}>
            {t(trial.verdict.met ? 'rules.try.yes' : 'rules.try.no')}
          </p>
          <ul className={css.verdicts}>
            <VerdictLine set={set} verdict={trial.verdict} />
          </ul>
        </>
      )}
      {trial.refusal === null ? null : <p className={css.fault}>{t('rules.try.refused', trial.refusal)}</p>}
      <h3 className={css.part}>{t('rules.try.others')}</h3>
      <ol className={css.traces}>
        {trial.trace.map((line) => (
          <li key={line.id} data-tried={line.id === triedId || undefined}>
            <span className={css.traceName}>{line.name || t('rules.edit.newName')}</span>
            <span className={css.marks}>{traceText(t, line)}</span>
            {(line.changes ?? []).map((change, index) => (
              <span key={index} className={css.change}>
                <ChangeWords set={set} change={change} />
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

const traceText = (t: (key: string) => string, line: RuleTrace): string => {
  if (line.verdict === 'acted') return t((line.changes ?? []).length > 0 ? 'rules.try.acted' : 'rules.try.noEffect')
  return t(`rules.try.${line.verdict}`)
}

function VerdictLine({ set, verdict }: { set: RuleSet; verdict: Verdict }) {
  const { t } = useTranslation()
  const mark = verdict.met ? (
    <IconCheck size="1em" stroke={2} className={css.met} aria-label={t('rules.try.met')} role="img" />
  ) : (
    <IconX size="1em" stroke={2} className={css.notMet} aria-label={t('rules.try.notMet')} role="img" />
  )
  if ('join' in verdict)
    return (
      <li>
        <span className={css.verdict}>
          {mark} {t(`rules.try.${verdict.join}`)}
        </span>
        {verdict.parts.length === 0 ? null : (
          <ul className={css.verdicts}>
            {verdict.parts.map((part, index) => (
              <VerdictLine key={index} set={set} verdict={part} />
            ))}
          </ul>
        )}
      </li>
    )
  const isPlain = typeof verdict.found === 'string' || typeof verdict.found === 'number'
  const isReference = 'field' in verdict.part && /^\d+$/.test(String(verdict.found))
  return (
    <li>
      <span className={css.verdict}>
        {mark} <ConditionWords chips={describe(verdict.part, set.subject, kindNamed)} />
      </span>
      {!verdict.met && 'field' in verdict.part ? (
        <span className={css.marks}>
          {isPlain && !isReference
            ? t('rules.try.found', { value: String(verdict.found) })
            : verdict.found === null
              ? t('rules.try.foundNothing')
              : ''}
        </span>
      ) : null}
    </li>
  )
}

/** What the rule would have changed over the latest records. */
export function PreviewResult({ set, preview, kind }: { set: RuleSet; preview: Preview; kind: Kind }) {
  const { t } = useTranslation()
  const { looked, matched, differences } = preview
  return (
    <section className={css.result} aria-live="polite">
      <h3 className={css.part}>{t('rules.try.latestAbout')}</h3>
      <p>{t('rules.try.matched', { count: matched, looked })}</p>
      {matched > 0 && differences.length === 0 ? <p className={css.note}>{t('rules.try.noChange')}</p> : null}
      <ul className={css.traces}>
        {differences.map(({ record, changes, reason }) => (
          <li key={record.id}>
            <Link to={pageOf(kind, record.id) ?? '.'} className={css.traceName}>
              {record.title}
            </Link>
            {reason === null ? null : <span className={css.change}>{t('rules.try.wouldRefuse', { reason })}</span>}
            {changes.map((change) => (
              <span key={change.field} className={css.change}>
                <ChangeWords
                  set={set}
                  change={{ field: change.field, effect: 'set', value: change.after }}
                  before={change.before}
                />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {differences.length < matched && differences.length >= 50 ? (
        <p className={css.note}>{t('rules.try.more', { count: differences.length })}</p>
      ) : null}
    </section>
  )
}
