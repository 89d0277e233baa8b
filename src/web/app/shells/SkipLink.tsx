import { useTranslation } from 'react-i18next'
import css from './shell.module.css'

/** First stop of the Tab key: past the bars, to the content. */
export function SkipLink() {
  const { t } = useTranslation()
  const skip = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    document.getElementById('main')?.focus()
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: it is a link to a place of the page; the script only keeps the address clean
    <a href="#main" className={css.skip} onClick={skip}>
      {t('app.skip')}
    </a>
  )
}
