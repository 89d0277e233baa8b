import { IconHome } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { homePanels } from '../../engine/home-panels.ts'
import { useCan, useSession } from '../../engine/session.ts'
import { Page } from '../../ui/page/Page.tsx'
import css from './home.module.css'

/** What awaits the person who signs in: each room brings its panels, own work first. */
export function HomePage() {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  return (
    <Page title={t('workspace.home.title')} icon={IconHome} facts={t('workspace.home.hello', { name: user.name })}>
      <div className={css.panels}>
        {homePanels(can).map(({ key, Panel }) => (
          <Suspense key={key} fallback={<div className={css.coming} />}>
            <Panel />
          </Suspense>
        ))}
      </div>
    </Page>
  )
}
