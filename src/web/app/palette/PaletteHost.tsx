import { lazy, Suspense, useEffect } from 'react'
import { openPalette, usePaletteOpen } from './palette-store.ts'

const load = () => import('./Palette.tsx')
const Palette = lazy(() => load().then((file) => ({ default: file.Palette })))

/** Listens for Ctrl K. The palette comes in once the page has nothing else to do: the first key typed must not wait. */
export function PaletteHost() {
  const isOpen = usePaletteOpen()
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1500)
    return () => clearTimeout(timer)
  }, [])
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
