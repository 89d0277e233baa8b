import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Bell } from '../../domains/notifications/Bell.tsx'
import { useCan, useSession } from '../../engine/session.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { navOf } from '../rooms.ts'
import { useShell } from '../use-shell.ts'
import { BottomLinks } from './BottomLinks.tsx'
import { Brand } from './Brand.tsx'
import { NavCount } from './NavCount.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import css from './portal.module.css'
import { SkipLink } from './SkipLink.tsx'

/** Frame of the staff's pages: name, home, my requests, my equipment; the same links under the thumb on a phone. */
export function PortalShell() {
  const { t } = useTranslation()
  const can = useCan()
  const { shell } = useSession()
  const main = useShell('portal', () => undefined)
  const items = navOf('portal', can)
  return (
    <div className={css.shell}>
      <SkipLink />
      <header className={css.header}>
        <div className={css.inner}>
          <Brand to="/portal" />
          <nav aria-label={t('app.nav.label')} className={css.nav}>
            {items.map((item) => (
              <Link
                key={item.to}
                to={item.to}
                className={css.link}
                activeOptions={{ exact: item.to === '/portal' }}
                activeProps={{ 'aria-current': 'page' }}
              >
                {t(item.label)}
                {item.count ? <NavCount count={item.count} /> : null}
              </Link>
            ))}
          </nav>
          <div className={css.end}>
            {shell === 'desk' ? (
              <LinkButton to="/" kind="quiet" size="small">
                {t('app.desk')}
              </LinkButton>
            ) : null}
            <Bell shell="portal" />
            <PersonMenu account={navOf('portalAccount', can)} />
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      <BottomLinks items={items} />
    </div>
  )
}
