import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import type { FieldProblem } from '../problem.ts'
import css from './query.module.css'

interface QueryFaultProps {
  id: string
  text: string
  fault: FieldProblem
  onCorrect: (text: string) => void
}

/** What is wrong with the query, shown at its place in the text, with the way out where one is known. */
export function QueryFault({ id, text, fault, onCorrect }: QueryFaultProps) {
  const { t } = useTranslation()
  const position = Math.min(Number(fault.params?.position ?? 0), text.length)
  const word = String(fault.params?.word ?? '')
  const end = text.startsWith(word, position) ? position + Math.max(word.length, 1) : position + 1
  const suggestion = fault.params?.suggestion
  const sentence =
    fault.detail ||
    t(`errors.query.reason.${fault.code}`, {
      suggestions: 0,
      path: '',
      ...fault.params,
      suggestion: String(suggestion ?? ''),
    })
  return (
    <div id={id} className={css.fault} role="alert">
      <code className={css.faultText}>
        {text.slice(0, position)}
        <mark className={css.faultWord}>{text.slice(position, end) || ' '}</mark>
        {text.slice(end)}
      </code>
      <span>{sentence}</span>
      {suggestion === undefined ? null : (
        <Button
          size="small"
          onClick={() => onCorrect(`${text.slice(0, position)}${suggestion}${text.slice(position + word.length)}`)}
        >
          {t('engine.query.correct', { suggestion })}
        </Button>
      )}
    </div>
  )
}
