import type { Icon } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'

/** Something the open page can do; the palette offers it. */
export interface PageAction {
  key: string
  /** Already translated: "Mettre à la corbeille". */
  label: string
  icon: Icon
  run: () => void
}

const sets = new Map<symbol, PageAction[]>()
const listeners = new Set<() => void>()
let all: PageAction[] = []

function tell() {
  all = [...sets.values()].flat()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Offers actions for as long as the component is on the page. */
export function usePageActions(actions: PageAction[]): void {
  useEffect(() => {
    const own = Symbol('actions')
    sets.set(own, actions)
    tell()
    return () => {
      sets.delete(own)
      tell()
    }
  })
}

/** What the open page can do. */
export const useOfferedActions = (): PageAction[] => useSyncExternalStore(subscribe, () => all)
