import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** One part of the path: `useRouteParam('ticketId')`. */
export function useRouteParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

/**
 * The search part of the address and a way to change it. A value set to undefined leaves the address.
 * `replace` keeps the history short while somebody types.
 */
export function useRouteSearch<S extends object>(): [S, (patch: Partial<S>, options?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as S
  const navigate = useNavigate()
  const change = useCallback(
    (patch: Partial<S>, options: { replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: (old: Record<string, unknown>) => ({ ...old, ...patch }),
        replace: options.replace ?? false,
        resetScroll: false,
      } as never)
    },
    [navigate],
  )
  return [search, change]
}
