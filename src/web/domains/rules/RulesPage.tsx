import { IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { everyRuleSet, ruleSetNamed } from '../../../shared/rules/every-set.ts'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { useLive } from '../../engine/live/use-live.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useSession } from '../../engine/session.ts'
import { Page } from '../../ui/page/Page.tsx'
import { Tabs } from '../../ui/page/Tabs.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import { byEntity, draftOf, freshDraft, type RuleDraft, type RuleRecord } from './rule.ts'
import css from './rules.module.css'
import { useRules } from './use-rules.ts'

const studioSets = everyRuleSet.filter((set) => set.isHeldElsewhere !== true)

/** Studio of rules: the list in its order, the open rule, and what it would do. */
export function RulesPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<{ set?: string }>()
  const set = ruleSetNamed(search.set ?? '') ?? studioSets[0]!
  const { data, error, refetch } = useRules(set.name)
  useLive({ kinds: ['rule'] })
  return (
    <Page
      title={t('rules.title')}
      icon={IconRoute}
      layout="fill"
      count={data?.length ?? null}
      below={
        <Tabs
          label={t('rules.title')}
          active={set.name}
          tabs={studioSets.map(({ name }) => ({
            key: name,
            label: t(`rules.set.${name}.name`),
            link: { to: '/admin/rules', search: { set: name } as never, resetScroll: false },
          }))}
        />
      }
    >
      {data ? (
        <Studio key={set.name} set={set} rules={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  )
}

function Studio({ set, rules }: { set: RuleSet; rules: RuleRecord[] }) {
  const { t } = useTranslation()
  const { user, entities } = useSession()
  const [search, change] = useRouteSearch<{ id?: string }>()
  // A rule that is not saved yet has no address.
  const [fresh, setFresh] = useState<RuleDraft | null>(null)
  const open = rules.find((rule) => rule.id === search.id)
  const shown = open ?? byEntity(rules)[0]?.rules[0]
  const start = fresh ?? (shown === undefined ? null : draftOf(shown))
  const add = (draft?: RuleDraft) => {
    setFresh(draft ?? freshDraft('', rules[0]?.entity ?? entities[0] ?? user.entity))
    change({ id: undefined })
  }
  const leave = (id?: string) => {
    setFresh(null)
    change({ id })
  }
  return (
    <div className={css.studio} data-open={fresh !== null || open !== undefined || undefined}>
      <RuleList
        set={set}
        rules={rules}
        activeId={fresh === null ? (shown?.id ?? null) : null}
        onAdd={() => add()}
        onOpen={leave}
      />
      {start === null ? (
        <div className={css.middle}>
          <EmptyState icon={IconRoute} title={t('rules.list.empty')} hint={t('rules.list.emptyHint')} />
        </div>
      ) : (
        <RuleEditor
          key={start.id ?? 'new'}
          set={set}
          record={fresh === null ? (shown ?? null) : null}
          start={start}
          onLeave={leave}
          onCopy={add}
        />
      )}
    </div>
  )
}
