import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './state.module.css'

/** Shows its content only when waiting has lasted 200 ms: a quick answer must not flicker. */
export function Delayed({ children, after = 200 }: { children: ReactNode; after?: number }) {
  const [isDue, setDue] = useState(after === 0)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return isDue ? children : null
}

/** Grey lines where text will come, after 200 ms. */
export function Skeleton({ lines = 5, after }: { lines?: number; after?: number }) {
  const { t } = useTranslation()
  return (
    <Delayed {...(after === undefined ? {} : { after })}>
      <div className={css.lines} role="status" aria-label={t('ui.loading')}>
        {Array.from({ length: lines }, (_, index) => (
          <div key={index} className={css.bone} />
        ))}
      </div>
    </Delayed>
  )
}
