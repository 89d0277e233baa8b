import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import css from './conversation.module.css'

interface WordsFormProps {
  label: string
  submit: string
  isBusy: boolean
  error: string | undefined
  onSend: (words: string) => void
  onCancel: () => void
}

/** A few words and a button. */
export function WordsForm({ label, submit, isBusy, error, onSend, onCancel }: WordsFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '') onSend(words)
  }
  return (
    <form className={css.wordsForm} onSubmit={send}>
      <TextAreaField autoFocus required label={label} value={words} onChange={setWords} error={error} />
      <div className={css.answers}>
        <Button type="submit" kind="primary" busy={isBusy} disabled={words.trim() === ''}>
          {submit}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
