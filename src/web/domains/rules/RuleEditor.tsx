import { IconArrowLeft, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { ruleKind } from '../../../shared/rules/rules.kinds.ts'
import { api, request } from '../../engine/api.ts'
import { withoutHoles } from '../../engine/builder/edit-condition.ts'
import { HistoryPanel } from '../../engine/record/HistoryPanel.tsx'
import { RecordMenu } from '../../engine/record/RecordMenu.tsx'
import { useRecord } from '../../engine/records.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useCan } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Tabs } from '../../ui/page/Tabs.tsx'
import { RuleDefinition } from './RuleDefinition.tsx'
import { definitionOf, isSameDraft, type RuleDraft, type RuleRecord } from './rule.ts'
import css from './rules.module.css'
import { TrialPanel } from './TrialPanel.tsx'

interface RuleEditorProps {
  set: RuleSet
  /** The stored rule; null = not saved yet. */
  record: RuleRecord | null
  start: RuleDraft
  onLeave: (id?: string) => void
  onCopy: (draft: RuleDraft) => void
}

/** The open rule: its definition in the middle, what it would do beside. */
export function RuleEditor({ set, record, start, onLeave, onCopy }: RuleEditorProps) {
  const { t } = useTranslation()
  const can = useCan()
  const [search] = useRouteSearch<{ tab?: string }>()
  const [draft, setDraft] = useState(start)
  const { send, isBusy } = useSend(['rules'])
  const stored = useRecord(ruleKind, record?.id ?? '').data
  const mayWrite = record === null ? can('rule.create') : stored?.can?.update === true
  const isChanged = record === null || !isSameDraft(draft, start)
  const clean = { ...draft, condition: withoutHoles(draft.condition) ?? { all: [] } }
  const save = async () => {
    const body = { ...definitionOf(clean), comment: clean.comment === '' ? null : clean.comment }
    if (record === null) {
      await send(
        async () => {
          const made = await api.post<{ id: string }>('/rules', { ...body, set: set.name })
          onLeave(made.id)
        },
        { done: t('rules.edit.created') },
      )
      return
    }
    await send(() => request('PATCH', `/rules/${record.id}`, { body, ifMatch: `"${record.version}"` }), {
      done: t('rules.edit.saved'),
    })
  }
  const turn = (isActive: boolean) =>
    send(() => api.patch(`/rules/${record!.id}`, { isActive }), {
      done: t(isActive ? 'rules.edit.activated' : 'rules.edit.deactivated'),
      undo: () => api.patch(`/rules/${record!.id}`, { isActive: !isActive }),
    })
  const link = (tab?: string) => ({
    to: '/admin/rules',
    search: { set: set.name, ...(record ? { id: record.id } : {}), ...(tab ? { tab } : {}) } as never,
    resetScroll: false,
  })
  const showsHistory = search.tab === 'history' && record !== null
  return (
    <>
      <section className={css.middle} aria-label={draft.name || t('rules.edit.newName')}>
        <div className={css.back}>
          <Button kind="quiet" size="small" icon={IconArrowLeft} onClick={() => onLeave()}>
            {t('rules.list.back')}
          </Button>
        </div>
        <header className={css.head}>
          <h2 className={css.name}>{draft.name || t('rules.edit.newName')}</h2>
          {record !== null && mayWrite ? (
            <Button kind={record.isActive ? 'default' : 'primary'} onClick={() => void turn(!record.isActive)}>
              {t(record.isActive ? 'rules.edit.deactivate' : 'rules.edit.activate')}
            </Button>
          ) : null}
          {record !== null && can('rule.create') ? (
            <Button
              icon={IconCopy}
              onClick={() => onCopy({ ...draft, id: null, name: t('rules.edit.copyOf', { name: draft.name }) })}
            >
              {t('rules.edit.copy')}
            </Button>
          ) : null}
          {stored === undefined ? null : <RecordMenu kind={ruleKind} record={stored} />}
        </header>
        {record === null ? null : (
          <Tabs
            label={draft.name}
            active={showsHistory ? 'history' : 'definition'}
            tabs={[
              { key: 'definition', label: t('rules.edit.tabDefinition'), link: link() },
              { key: 'history', label: t('rules.edit.history'), link: link('history') },
            ]}
          />
        )}
        {showsHistory ? (
          <HistoryPanel kind={ruleKind} id={record.id} />
        ) : (
          <RuleDefinition set={set} draft={draft} onChange={setDraft} isReadOnly={!mayWrite} />
        )}
        {mayWrite && isChanged && !showsHistory ? (
          <div className={css.bar}>
            <p className={css.state}>{record === null ? '' : t('rules.edit.unsaved')}</p>
            <Button onClick={() => (record === null ? onLeave() : setDraft(start))}>{t('rules.edit.discard')}</Button>
            <Button kind="primary" busy={isBusy} onClick={() => void save()}>
              {t('rules.edit.save')}
            </Button>
          </div>
        ) : null}
      </section>
      <TrialPanel set={set} draft={clean} />
    </>
  )
}
