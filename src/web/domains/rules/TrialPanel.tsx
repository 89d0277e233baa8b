import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { api } from '../../engine/api.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import type { Named } from '../../engine/records.ts'
import { refusalText } from '../../engine/use-action.ts'
import { Button } from '../../ui/button/Button.tsx'
import { ReferenceField } from '../../ui/field/ReferenceField.tsx'
import { definitionOf, type RuleDraft } from './rule.ts'
import css from './rules.module.css'
import { PreviewResult, TrialResult } from './TrialResult.tsx'
import type { Preview, Trial } from './use-rules.ts'

const looked = 200

/** The rule as it stands on screen, on a past case or on the latest ones; nothing is written. */
export function TrialPanel({ set, draft }: { set: RuleSet; draft: RuleDraft }) {
  const { t } = useTranslation()
  const [record, setRecord] = useState<Named | null>(null)
  const rule = { id: draft.id, ...definitionOf(draft) }
  const one = useMutation({
    mutationFn: (id: string) => api.post<Trial>('/rules/try', { set: set.name, rule, record: id }),
  })
  const latest = useMutation({
    mutationFn: () => api.post<Preview>('/rules/preview', { set: set.name, rule, count: looked }),
  })
  const kind = set.tried === null ? undefined : kindNamed(set.tried.name)
  if (kind === undefined) return null
  const error = one.error ?? latest.error
  return (
    <aside className={css.side} aria-label={t('rules.try.title')}>
      <h2 className={css.sideTitle}>{t('rules.try.title')}</h2>
      <p className={css.note}>{t('rules.try.about')}</p>
      <ReferenceField
        label={t('rules.try.record')}
        value={record}
        search={(text, signal) => searchRecords(t, kind, text, signal)}
        onChange={(next) => {
          setRecord(next)
          if (next !== null) one.mutate(next.id)
        }}
      />
      <div className={css.tryButtons}>
        <Button
          busy={one.isPending}
          aria-disabled={record === null}
          onClick={() => record !== null && one.mutate(record.id)}
        >
          {t('rules.try.run')}
        </Button>
        <Button busy={latest.isPending} onClick={() => latest.mutate()}>
          {t('rules.try.latest', { count: looked })}
        </Button>
      </div>
      {error ? (
        <p role="alert" className={css.fault}>
          {refusalText(error, t('ui.problem.unknown'))}
        </p>
      ) : null}
      {one.data ? <TrialResult set={set} trial={one.data} triedId={draft.id ?? 'new'} /> : null}
      {latest.data ? <PreviewResult set={set} preview={latest.data} kind={kind} /> : null}
    </aside>
  )
}
