import { IconUserCog } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { useCan, useSession } from '../../../engine/session.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Tabs } from '../../../ui/page/Tabs.tsx'
import css from '../people.module.css'
import { SessionPanel } from '../sessions/SessionPanel.tsx'
import { TokenPanel } from '../tokens/TokenPanel.tsx'
import { AccountFacts } from './AccountFacts.tsx'

/** One's own account: who one is here, how one likes it, where one is signed in, keys for scripts. */
export function AccountPage() {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  const [search] = useRouteSearch<{ tab?: string }>()
  const tabs: { key: string; label: string; show: () => ReactNode }[] = [
    { key: 'me', label: 'admin.account.tab.me', show: () => <AccountFacts /> },
    { key: 'sessions', label: 'admin.account.tab.sessions', show: () => <SessionPanel userId={user.id} isSelf /> },
    ...(can('api-token.read')
      ? [{ key: 'tokens', label: 'admin.account.tab.tokens', show: () => <TokenPanel userId={user.id} isSelf /> }]
      : []),
  ]
  const active = tabs.find((tab) => tab.key === search.tab) ?? tabs[0]!
  return (
    <Page
      title={t('admin.nav.account')}
      icon={IconUserCog}
      facts={user.name}
      below={
        <Tabs
          label={t('admin.nav.account')}
          active={active.key}
          tabs={tabs.map((tab, index) => ({
            key: tab.key,
            label: t(tab.label),
            link: { to: '.', search: (index === 0 ? {} : { tab: tab.key }) as never, resetScroll: false },
          }))}
        />
      }
    >
      <div className={css.account}>{active.show()}</div>
    </Page>
  )
}
