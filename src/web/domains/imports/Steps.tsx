import { useTranslation } from 'react-i18next'
import css from './imports.module.css'

const steps = ['file', 'mapping', 'trial', 'done'] as const
export type Step = (typeof steps)[number]

/** Where one stands on the way from a file to records. */
export function Steps({ at }: { at: Step }) {
  const { t } = useTranslation()
  return (
    <ol className={css.steps} aria-label={t('imports.step.label')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={css.step}
          data-done={index < steps.indexOf(at) || undefined}
          aria-current={step === at ? 'step' : undefined}
        >
          <span className={css.stepNumber} aria-hidden>
            {index + 1}
          </span>
          {t(`imports.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
