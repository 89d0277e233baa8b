import { lazy, Suspense, useEffect } from 'react'
import { openPalette, usePaletteOpen } from './palette-store.ts'

const Palette = lazy(() => import('./Palette.tsx').then((file) => ({ default: file.Palette })))

/** Listens for Ctrl K and brings the palette in when it is first wanted. */
export function PaletteHost() {
  const isOpen = usePaletteOpen()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      openPalette()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return isOpen ? (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  ) : null
}
