import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../engine/problem.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { sessionQuery, signIn, useChangePreferences } from '../../engine/session.ts'
import { Button } from '../../ui/button/Button.tsx'
import { PasswordField, TextField } from '../../ui/field/TextField.tsx'
import { type Language, languages, setLanguage } from '../i18n.ts'
import { BrandMark } from '../shells/Brand.tsx'
import { localPath } from './local-path.ts'
import css from './sign-in.module.css'

const languageNames = { fr: 'Français', en: 'English' }

/** Name and password, then back to the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<{ next?: string }>()
  const router = useRouter()
  const client = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const chosen = useRef<Language>(undefined)
  const change = useChangePreferences()
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) alert.current?.focus()
  }, [problem])

  const choose = (language: Language) => {
    chosen.current = language
    void setLanguage(language)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    if (!login || !password) return setProblem(t('app.signIn.missing'))
    setBusy(true)
    try {
      await signIn(login.trim(), password)
      client.clear()
      const session = await client.fetchQuery(sessionQuery)
      if (chosen.current && chosen.current !== session.user.language) await change({ language: chosen.current })
      router.history.replace(localPath(search.next) ?? (session.shell === 'portal' ? '/portal' : '/'))
    } catch (error) {
      setProblem(isProblem(error) && error.status > 0 ? error.detail || error.title : t('ui.problem.offline'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className={css.page}>
      <title>{`${t('app.signIn.title')} · Cigale`}</title>
      <div className={css.card}>
        <div className={css.brand}>
          <BrandMark />
          <h1 className={css.title}>{t('app.signIn.heading')}</h1>
        </div>
        {problem ? (
          <div ref={alert} role="alert" tabIndex={-1} className={css.problem}>
            <IconAlertTriangle size="1.25em" aria-hidden />
            <span>{problem}</span>
          </div>
        ) : null}
        <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
          <TextField
            name="login"
            label={t('app.signIn.login')}
            value={login}
            onChange={setLogin}
            autoComplete="username"
            autoFocus
          />
          <PasswordField
            name="password"
            label={t('app.signIn.password')}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            showLabel={t('app.signIn.show')}
          />
          <Button type="submit" kind="primary" busy={isBusy} className={css.submit ?? ''}>
            {t('app.signIn.submit')}
          </Button>
        </form>
      </div>
      <LanguageLinks onChoose={choose} />
    </main>
  )
}

/** Chosen here, the language becomes that of the account at signing in. */
function LanguageLinks({ onChoose }: { onChoose: (language: Language) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <fieldset aria-label={t('app.language')} className={css.languages}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          className={css.language}
          onClick={() => onChoose(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  )
}
