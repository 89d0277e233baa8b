import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isLanguage, type Language } from '../i18n.ts'
import css from './topbar.module.css'

/** Theme of this device, language of the person. */
export function Preferences({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <div className={css.choice}>
        <span className={css.choiceLabel}>{t('app.theme.label')}</span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('app.theme.label')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
          data={[
            { value: 'light', label: t('app.theme.light') },
            { value: 'dark', label: t('app.theme.dark') },
            { value: 'auto', label: t('app.theme.auto') },
          ]}
        />
      </div>
      <div className={css.choice}>
        <span className={css.choiceLabel}>{t('app.language')}</span>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('app.language')}
          value={i18n.language}
          onChange={(value) => isLanguage(value) && onLanguage(value)}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
    </>
  )
}
