import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

function set(next: boolean) {
  isOpen = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const openPalette = (): void => set(true)
export const closePalette = (): void => set(false)
export const usePaletteOpen = (): boolean => useSyncExternalStore(subscribe, () => isOpen)
