import { IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { describe } from '../../../shared/conditions/describe.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { ruleSetNamed } from '../../../shared/rules/every-set.ts'
import type { RuleChange } from '../../../shared/rules/rule.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { ConditionWords } from '../../engine/query/ConditionChip.tsx'
import { type Json, partQuery } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { ChangeWords } from './ChangeWords.tsx'
import css from './rules.module.css'

interface Trace {
  id: string
  set: string
  at: string
  acted: { id: string; name: string; changes: RuleChange[] }[]
  not: { id: string; name: string | null; part: Condition | null; isBroken: boolean }[]
}

export const TicketTracePanel = ({ record }: { record: Json }) => <TracePanel kindName="ticket" record={record} />
export const AssetTracePanel = ({ record }: { record: Json }) => <TracePanel kindName="asset" record={record} />

/** How many rules acted, and behind a button which, which not, and why not. */
function TracePanel({ kindName, record }: { kindName: string; record: Json }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const kind = kindNamed(kindName)!
  const { data } = useQuery(partQuery<{ items: Trace[] }>(kind, record.id, 'rules'))
  const traces = data?.items ?? []
  if (traces.length === 0) return null
  const acted = traces.reduce((sum, trace) => sum + trace.acted.length, 0)
  return (
    <section className={css.panel} aria-label={t('rules.trace.title')}>
      <h2 className={css.panelTitle}>{t('rules.trace.title')}</h2>
      <p className={css.note}>{t('rules.trace.summary', { acted })}</p>
      <Button size="small" icon={IconRoute} onClick={() => setOpen(true)}>
        {t('rules.trace.show')}
      </Button>
      {isOpen ? (
        <Dialog title={t('rules.trace.dialog')} size="lg" onClose={() => setOpen(false)}>
          {traces.map((trace) => (
            <OneTrace key={trace.id} trace={trace} />
          ))}
        </Dialog>
      ) : null}
    </section>
  )
}

function OneTrace({ trace }: { trace: Trace }) {
  const { t } = useTranslation()
  const set = ruleSetNamed(trace.set)
  if (set === undefined) return null
  return (
    <section className={css.trace}>
      <h3 className={css.part}>
        {t(`rules.set.${trace.set}.name`)} · <RelativeTime at={trace.at} />
      </h3>
      {trace.acted.length === 0 ? null : <h4 className={css.listTitle}>{t('rules.trace.acted')}</h4>}
      <ul className={css.traces}>
        {trace.acted.map((line) => (
          <li key={line.id}>
            <span className={css.traceName}>{line.name}</span>
            {line.changes.length === 0 ? <span className={css.marks}>{t('rules.trace.stopped')}</span> : null}
            {line.changes.map((change, index) => (
              <span key={index} className={css.change}>
                <ChangeWords set={set} change={change} />
              </span>
            ))}
          </li>
        ))}
      </ul>
      {trace.not.length === 0 ? null : <h4 className={css.listTitle}>{t('rules.trace.not')}</h4>}
      <ul className={css.traces}>
        {trace.not.map((line) => (
          <li key={line.id}>
            <span className={css.traceName}>{line.name ?? t('rules.trace.gone')}</span>
            <WhyNot set={set} line={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function WhyNot({ set, line }: { set: RuleSet; line: Trace['not'][number] }) {
  const { t } = useTranslation()
  if (line.isBroken) return <span className={css.marks}>{t('rules.try.broken')}</span>
  if (line.part === null)
    return line.name === null ? null : <span className={css.marks}>{t('rules.trace.changedSince')}</span>
  return (
    <span className={css.change}>
      <ConditionWords chips={describe(line.part, set.subject, kindNamed)} />
    </span>
  )
}
