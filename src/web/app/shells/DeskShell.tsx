import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCan } from '../../engine/session.ts'
import { useRemembered } from '../../ui/use-remembered.ts'
import { PaletteHost } from '../palette/PaletteHost.tsx'
import { navOf } from '../rooms.ts'
import { useShell } from '../use-shell.ts'
import { BottomBar } from './BottomBar.tsx'
import css from './desk.module.css'
import { Rail } from './Rail.tsx'
import { SkipLink } from './SkipLink.tsx'
import { TopBar } from './TopBar.tsx'

const RailDrawer = lazy(() => import('./RailDrawer.tsx').then((file) => ({ default: file.RailDrawer })))

/** Frame of the technicians' pages: rail, top bar, content. On a phone the rail becomes a bar at the foot and a drawer. */
export function DeskShell() {
  const can = useCan()
  const [isFolded, fold] = useRemembered('cigale.rail.folded', false)
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const main = useShell('desk', () => setDrawerOpen(false))
  const items = navOf('rail', can)
  return (
    <div className={css.shell} data-folded={isFolded || undefined}>
      <SkipLink />
      <aside className={css.rail}>
        <Rail items={items} isFolded={isFolded} onFold={() => fold(!isFolded)} />
      </aside>
      <div className={css.body}>
        <TopBar create={navOf('create', can)} account={navOf('account', can)} />
        <main id="main" ref={main} tabIndex={-1} className={css.main}>
          <Outlet />
        </main>
      </div>
      <BottomBar items={items} isOpen={isDrawerOpen} onMore={() => setDrawerOpen(true)} />
      {isDrawerOpen ? (
        <Suspense fallback={null}>
          <RailDrawer items={items} onClose={() => setDrawerOpen(false)} />
        </Suspense>
      ) : null}
      <PaletteHost />
    </div>
  )
}
