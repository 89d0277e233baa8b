import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Tabs } from '../../ui/page/Tabs.tsx'
import type { ListSearch } from '../list/list-search.ts'
import { SaveView } from './SaveView.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import { activeOf, isViewOf, lookOf, searchOf, type View } from './view.ts'

/** Views of a list as tabs: shipped, mine, shared; beside them what to do with the one that is shown. */
export function ViewTabs({ kind, views, state }: { kind: Kind; views: View[]; state: ListSearch }) {
  const { t } = useTranslation()
  const active = activeOf(views, state)
  const isOwn = active !== undefined && !isViewOf(views, state, kind.sort)
  return (
    <Tabs
      label={t('engine.view.label')}
      active={active?.id ?? ''}
      tabs={views.map((view) => ({
        key: view.id,
        label: view.label,
        link: { to: '.', search: { ...searchOf(view, state.type), ...lookOf(state) } as never },
      }))}
      after={
        <>
          {isOwn ? <SaveView list={kind.plural} state={state} view={active} /> : null}
          {active?.saved ? <ViewMenu list={kind.plural} view={active.saved} /> : null}
        </>
      }
    />
  )
}
