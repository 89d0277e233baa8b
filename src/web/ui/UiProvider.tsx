import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './tokens.css'
import './base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmHost } from './feedback/confirm.tsx'
import { LiveRegion } from './feedback/LiveRegion.tsx'
import { theme, variables } from './theme.ts'

/** Remembers light, dark or auto under the key that public/boot.js reads before the first paint. */
const schemeManager = localStorageColorSchemeManager({ key: 'cigale.scheme' })

/** Everything the ui parts need around them: theme, dates, toasts, confirmations, announcements. */
export function UiProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
        {children}
        <Notifications position="bottom-left" limit={4} />
        <ConfirmHost />
        <LiveRegion />
      </DatesProvider>
    </MantineProvider>
  )
}
