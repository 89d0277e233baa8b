import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { whenSignedOut } from '../engine/api.ts'
import { createQueryClient } from '../engine/query-client.ts'
import { sessionQuery } from '../engine/session.ts'
import { UiProvider } from '../ui/UiProvider.tsx'
import { createAppRouter } from './router.tsx'

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)

// A session that ended under one's feet: sign in and come back to the same page.
whenSignedOut(() => {
  if (router.state.location.pathname === '/sign-in' || queryClient.getQueryData(sessionQuery.queryKey) === undefined)
    return
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey })
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
})

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <UiProvider>
        <RouterProvider router={router} />
      </UiProvider>
    </QueryClientProvider>
  )
}
