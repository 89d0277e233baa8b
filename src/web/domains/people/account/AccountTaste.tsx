import { useMantineColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useChangePreferences } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import css from '../people.module.css'

type Scheme = 'light' | 'dark' | 'auto'

/** Language of the account, theme of this device. */
export function AccountTaste() {
  const { t, i18n } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const change = useChangePreferences()
  const router = useRouter()
  // The way to every page reads the language of the account: walking it again changes the words.
  const speak = (language: string) =>
    change({ language }).then(
      () => router.invalidate(),
      () => toast.failed(t('app.languageFailed')),
    )
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{t('admin.account.taste')}</h2>
      <SegmentedField
        label={t('app.language')}
        value={i18n.language}
        choices={[
          { value: 'fr', label: t('admin.account.french') },
          { value: 'en', label: t('admin.account.english') },
        ]}
        onChange={(language) => void speak(language)}
      />
      <SegmentedField
        label={t('app.theme.label')}
        help={t('admin.account.themeHelp')}
        value={colorScheme}
        choices={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`app.theme.${value}`) }))}
        onChange={(scheme) => setColorScheme(scheme as Scheme)}
      />
    </section>
  )
}
