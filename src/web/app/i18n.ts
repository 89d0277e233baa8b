import 'dayjs/locale/fr.js'
import dayjs from 'dayjs'
import i18next from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '../../shared/languages.ts'

export type { Language }
export { languages }

const storageKey = 'cigale.language'

const loaders: Record<Language, () => Promise<{ texts: Record<string, unknown> }>> = {
  fr: () => import('./locales/fr.ts'),
  en: () => import('./locales/en.ts'),
}

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

/** The language last read on this device: what the sign-in page speaks before it knows who comes. */
function rememberedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey)
    return isLanguage(stored) ? stored : null
  } catch {
    return null
  }
}

function preferredLanguage(): Language {
  const browser = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage)
  return rememberedLanguage() ?? browser ?? 'fr'
}

/** Each room has its file; all are branches of one tree (`tickets.list.title`). */
async function loadTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return
  const { texts } = await loaders[language]()
  for (const tree of Object.values(texts)) i18next.addResourceBundle(language, 'translation', tree, true, true)
}

/** Changes the language of the page, and of the next sign-in page on this device. */
export async function setLanguage(language: Language): Promise<void> {
  await loadTexts(language)
  dayjs.locale(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // It lasts as long as the page.
  }
}

/** To be awaited before the first render: no text ever flashes as a key. */
export async function startTexts(): Promise<void> {
  const language = preferredLanguage()
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      resources: {},
      fallbackLng: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    })
  await setLanguage(language)
}
