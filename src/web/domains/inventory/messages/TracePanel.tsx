import { useTranslation } from 'react-i18next'
import { CandidateTable } from '../CandidateTable.tsx'
import css from '../inventory.module.css'
import type { Trace } from '../inventory-api.ts'

/** Why the message ended as it did: the rule in words, who came into question, what was looked at and left out. */
export function TracePanel({ trace, state }: { trace: Trace; state: string }) {
  const { t } = useTranslation()
  const { rule, candidates = [], changes, isNew, sections = [], moved = [], heldBack = [] } = trace
  const names = (list: string[]) =>
    [...new Set(list.map((name) => name.replace(/~$/, '')))]
      .map((name) => t([`admin.inventory.section.${name}`, `part.section.${name}`], { defaultValue: name }))
      .join(', ')
  const wasTaken = state === 'taken' || state === 'unchanged'
  return (
    <>
      {rule === undefined ? null : (
        <section>
          <h2 className={css.heading}>{t('admin.inventory.trace.identity')}</h2>
          <p>{t(`admin.inventory.rule.${rule}`, { defaultValue: rule })}</p>
          {trace.isAccepted ? <p>{t('admin.inventory.refusal.isAccepted')}</p> : null}
        </section>
      )}
      {candidates.length > 0 ? (
        <section>
          <h2 className={css.heading}>{t('admin.inventory.trace.candidates')}</h2>
          <CandidateTable candidates={candidates} />
        </section>
      ) : null}
      {wasTaken ? (
        <section>
          <h2 className={css.heading}>{t('admin.inventory.trace.changes')}</h2>
          <p>
            {isNew ? t('admin.inventory.trace.isNew') : t('admin.inventory.trace.changed', { count: changes ?? 0 })}
          </p>
          {sections.length > 0 ? (
            <p className={css.note}>{t('admin.inventory.trace.sections', { names: names(sections) })}</p>
          ) : null}
          {moved.length > 0 ? (
            <p className={css.note}>{t('admin.inventory.trace.moved', { names: names(moved) })}</p>
          ) : null}
          {heldBack.length > 0 ? (
            <p className={css.note}>{t('admin.inventory.trace.heldBack', { names: names(heldBack) })}</p>
          ) : null}
        </section>
      ) : null}
      <LeftOut trace={trace} />
    </>
  )
}

/** Values that identify nobody, and what was mended or cut while reading. */
function LeftOut({ trace }: { trace: Trace }) {
  const { t } = useTranslation()
  const { dropped = [], warnings = [] } = trace
  if (dropped.length + warnings.length === 0) return null
  return (
    <section>
      <h2 className={css.heading}>{t('admin.inventory.trace.leftOut')}</h2>
      <ul className={css.lines}>
        {dropped.map(({ field, value, by }) => (
          <li key={`${field} ${value}`}>
            {t(by === 'site' ? 'admin.inventory.trace.droppedHere' : 'admin.inventory.trace.dropped', {
              field: t(`admin.inventory.evidence.${field}`, { defaultValue: field }),
              value,
            })}
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  )
}
