import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import css from './satisfaction.module.css'

interface StarsProps {
  /** The question. */
  label: string
  scale: number
  value: number | null
  onChange: (value: number) => void
  error?: string | undefined
}

/** A mark from one to the scale's end: radio buttons that look like stars, so that keys and screen readers know them. */
export function Stars({ label, scale, value, onChange, error }: StarsProps) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className={css.stars} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend className={css.question}>{label}</legend>
      <div className={css.scale}>
        <div className={css.row}>
          {Array.from({ length: scale }, (_, index) => index + 1).map((mark) => (
            <label key={mark} className={css.star} data-on={(value !== null && mark <= value) || undefined}>
              <input
                type="radio"
                className="visually-hidden"
                name={name}
                value={mark}
                checked={mark === value}
                onChange={() => onChange(mark)}
              />
              {value !== null && mark <= value ? (
                <IconStarFilled size="1.75em" aria-hidden />
              ) : (
                <IconStar size="1.75em" stroke={1.5} aria-hidden />
              )}
              <span className="visually-hidden">{t('satisfaction.star', { rating: mark, scale })}</span>
            </label>
          ))}
        </div>
        <p className={css.ends} aria-hidden="true">
          <span>{t('satisfaction.low')}</span>
          <span>{t('satisfaction.high')}</span>
        </p>
      </div>
      {error === undefined ? null : (
        <p id={`${name}-error`} className={css.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** A mark that was given. */
export function Given({ rating, scale }: { rating: number; scale: number }) {
  const { t } = useTranslation()
  return (
    <span className={css.given} role="img" aria-label={t('satisfaction.star', { rating, scale })}>
      <IconStarFilled size="1em" aria-hidden /> {rating} / {scale}
    </span>
  )
}
