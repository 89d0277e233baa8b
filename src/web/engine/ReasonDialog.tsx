import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button/Button.tsx'
import { Dialog } from '../ui/feedback/Dialog.tsx'
import { ChoiceField } from '../ui/field/ChoiceField.tsx'
import { TextAreaField } from '../ui/field/TextField.tsx'
import css from './reason-dialog.module.css'
import type { Json, Named } from './records.ts'
import type { RunningAction } from './use-action.ts'

interface ReasonDialogProps {
  title: string
  /** Of the text. */
  label: string
  help?: string
  submit: string
  isOptional?: boolean
  /** Characters. */
  maxLength?: number
  /** Ready-made reasons: one press fills the text. */
  presets?: readonly string[]
  /** A choice beside the words: what it waits for, as the site names it. */
  choices?: readonly Named[]
  choiceLabel?: string
  action: RunningAction
  /** Given the text as written and what was chosen. Null = refused; the dialog stays. */
  onSend: (reason: string, choice: string | null) => Promise<Json | null>
  onClose: () => void
}

/** A verb that wants words: why one waits, refuses, reopens. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    label,
    help,
    submit,
    isOptional,
    maxLength,
    presets = [],
    choices = [],
    choiceLabel,
    action,
    onSend,
    onClose,
  } = props
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [choice, setChoice] = useState<string | null>(null)
  const isReady = isOptional === true || reason.trim() !== ''
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (isReady && (await onSend(reason.trim(), choice)) !== null) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose} size="md">
      <form className={css.dialog} onSubmit={(event) => void send(event)}>
        {choices.length > 0 ? (
          <ChoiceField
            label={choiceLabel ?? ''}
            choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
            value={choice}
            onChange={setChoice}
          />
        ) : null}
        <TextAreaField
          autoFocus
          label={label}
          help={help}
          required={isOptional !== true}
          maxLength={maxLength}
          value={reason}
          onChange={setReason}
          error={action.errors[0]?.detail}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
          }}
        />
        {presets.length > 0 ? (
          <div className={css.presets}>
            {presets.map((preset) => (
              <Button key={preset} size="small" onClick={() => setReason(preset)}>
                {preset}
              </Button>
            ))}
          </div>
        ) : null}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={action.isBusy} disabled={!isReady}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
