import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'

/** A refusal will be refused again; only a busy or unreachable server is worth another try. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && isProblem(error) && (error.status === 0 || error.status === 503)

/** Server state: keyed by kind and id (`['tickets', id]`), refreshed when the window comes back. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: worthRetrying },
      mutations: { retry: false },
    },
  })
