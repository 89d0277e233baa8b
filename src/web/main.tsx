import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startTexts } from './app/i18n.ts'
import { reloadWhenStale } from './app/stale-page.ts'

const root = document.getElementById('root')

reloadWhenStale()
await startTexts()
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
