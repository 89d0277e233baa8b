import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCan } from '../../engine/session.ts'
import { PaletteHost } from '../palette/PaletteHost.tsx'
import { navOf } from '../rooms.ts'
import { useShell } from '../use-shell.ts'
import { BottomBar } from './BottomBar.tsx'
import css from './desk.module.css'
import { Rail } from './Rail.tsx'
import { SkipLink } from './SkipLink.tsx'
import { TopBar } from './TopBar.tsx'

const RailDrawer = lazy(() => import('./RailDrawer.tsx').then((file) => ({ default: file.RailDrawer })))

const storageKey = 'cigale.rail'

function useFolded(): [boolean, () => void] {
  const [isFolded, setFolded] = useState(() => {
    try {
      return localStorage.getItem(storageKey) === 'folded'
    } catch {
      return false
    }
  })
  const turn = () => {
    setFolded(!isFolded)
    try {
      localStorage.setItem(storageKey, isFolded ? 'open' : 'folded')
    } catch {
      // Remembered as long as the page.
    }
  }
  return [isFolded, turn]
}

/** Frame of the technicians' pages: rail, top bar, content. On a phone the rail becomes a bar at the foot and a drawer. */
export function DeskShell() {
  const can = useCan()
  const [isFolded, turnRail] = useFolded()
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const main = useShell('desk', () => setDrawerOpen(false))
  const items = navOf('rail', can)
  return (
    <div className={css.shell} data-folded={isFolded || undefined}>
      <SkipLink />
      <aside className={css.rail}>
        <Rail items={items} isFolded={isFolded} onFold={turnRail} />
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
