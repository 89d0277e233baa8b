import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import { RichTextField } from '../../ui/text/RichTextField.tsx'
import css from './notes.module.css'

interface NoteEditorProps {
  body?: string
  placeholder?: string
  /** The verb of the button. */
  submit: string
  isBusy: boolean
  onSave: (body: string) => Promise<void>
  onClose: () => void
}

/** The text of a note, new or corrected where it stands. Ctrl Enter saves, Escape leaves an untouched one. */
export function NoteEditor({ body: before = '', placeholder, submit, isBusy, onSave, onClose }: NoteEditorProps) {
  const { t } = useTranslation()
  const [body, setBody] = useState(before)
  const isReady = body !== '' && body !== before
  const save = () => (isReady && !isBusy ? void onSave(body) : undefined)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && body === before) onClose()
  }
  return (
    <section className={css.editor} onKeyDown={onKey} aria-label={t('engine.notes.body')}>
      <RichTextField
        bare
        autoFocus
        rows={3}
        label={t('engine.notes.body')}
        value={body}
        onChange={setBody}
        onSubmit={save}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <div className={css.actions}>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button size="small" kind="primary" busy={isBusy} disabled={!isReady} onClick={save}>
          {submit}
        </Button>
      </div>
    </section>
  )
}
