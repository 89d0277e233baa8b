import type { QueryClient } from '@tanstack/react-query'
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { forbiddenHere, isProblem } from '../engine/problem.ts'
import type { RoomPage } from '../engine/room.ts'
import { type Session, sessionQuery } from '../engine/session.ts'
import { Skeleton } from '../ui/state/Loading.tsx'
import { isLanguage, setLanguage } from './i18n.ts'
import { ErrorPage, NotFoundPage } from './pages/ProblemPages.tsx'
import { navOf, rooms } from './rooms.ts'

interface RouterContext {
  queryClient: QueryClient
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage })

/** `() => import('./X.tsx').then((file) => file.X)` as a component whose code comes when it is visited. */
const lazyPage = (load: () => Promise<ComponentType>) => lazyRouteComponent(async () => ({ default: await load() }))

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>) => (typeof raw.next === 'string' ? { next: raw.next } : {}),
  component: lazyPage(() => import('./pages/SignInPage.tsx').then((file) => file.SignInPage)),
})

/** Everything behind the sign-in: without a session the way leads there and back. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (isProblem(error) && error.status === 401) throw redirect({ to: '/sign-in', search: { next: location.href } })
      throw error
    })
    const { language } = session.user
    if (isLanguage(language) && language !== document.documentElement.lang) await setLanguage(language)
    return { session }
  },
})

/** People of the portal who ask for the desk land on their own home. */
const deskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'desk',
  component: lazyPage(() => import('./shells/DeskShell.tsx').then((file) => file.DeskShell)),
  beforeLoad: ({ context, location }) => {
    if (context.session.shell === 'portal' && location.pathname === '/') throw redirect({ to: '/portal' })
  },
})

const portalRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'portal',
  component: lazyPage(() => import('./shells/PortalShell.tsx').then((file) => file.PortalShell)),
})

/** No room has a page of its own for the home of a shell: its first entry is the home. */
const firstEntry = (place: 'rail' | 'portal', session: Session) =>
  navOf(place, (ability) => session.abilities.includes(ability)).find(
    (item) => item.to !== '/' && item.to !== '/portal',
  )

function homeRoute(parent: AnyRoute, path: '/' | '/portal') {
  return createRoute({
    getParentRoute: () => parent,
    path,
    component: NotFoundPage,
    beforeLoad: ({ context }) => {
      const { session } = context as unknown as { session: Session }
      const first = firstEntry(path === '/' ? 'rail' : 'portal', session)
      if (first) throw redirect({ to: first.to, search: (first.search ?? {}) as never })
    },
  })
}

function pageRoute(parent: AnyRoute, page: RoomPage) {
  return createRoute({
    getParentRoute: () => parent,
    path: page.path,
    ...(page.search ? { validateSearch: page.search } : {}),
    component: lazyPage(page.load),
    beforeLoad: ({ context }) => {
      if (page.needs === undefined) return
      const { session } = context as unknown as { session: Session }
      // The server refuses anyway; this spares a page full of refusals.
      if (!session.abilities.includes(page.needs)) throw forbiddenHere()
    },
  })
}

function pagesOf(shell: RoomPage['shell'], parent: AnyRoute): AnyRoute[] {
  const pages = rooms.flatMap((room) => room.pages).filter((page) => page.shell === shell)
  const home = shell === 'desk' ? '/' : '/portal'
  const routes: AnyRoute[] = pages.map((page) => pageRoute(parent, page))
  if (shell === 'none') return routes
  return pages.some((page) => page.path === home) ? routes : [...routes, homeRoute(parent, home)]
}

/** The gallery of ui parts exists in development and where a build asks for it (screenshot tests). */
const galleryRoutes = (): AnyRoute[] =>
  import.meta.env.DEV || import.meta.env.VITE_GALLERY === '1'
    ? [
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/gallery',
          component: lazyPage(() => import('./gallery/GalleryPage.tsx').then((file) => file.GalleryPage)),
        }),
      ]
    : []

/** The whole map: sign-in, the two shells with the pages of the rooms, the gallery. */
export function createAppRouter(queryClient: QueryClient) {
  const routeTree = rootRoute.addChildren([
    signInRoute,
    ...pagesOf('none', rootRoute),
    ...galleryRoutes(),
    signedInRoute.addChildren([
      deskRoute.addChildren(pagesOf('desk', deskRoute)),
      portalRoute.addChildren(pagesOf('portal', portalRoute)),
    ]),
  ])
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    defaultPendingComponent: () => <Skeleton after={0} />,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
  })
}
