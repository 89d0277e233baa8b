import { IconSend } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { uploadAll } from '../../../engine/documents/upload.ts'
import { refusalText, useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { announce } from '../../../ui/feedback/LiveRegion.tsx'
import { TextAreaField } from '../../../ui/field/TextField.tsx'
import { keepDraft, readDraft } from '../composer/draft.ts'
import { htmlOfText } from '../plain-html.ts'
import type { Ticket } from '../ticket.ts'
import css from './conversation.module.css'
import { FilePicker } from './FilePicker.tsx'

/** An answer in plain words, with files; what is not sent yet stays on this device. */
export function ReplyBox({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const reply = useAction(ticketKind, ticket.id, 'reply')
  const [text, setText] = useState(() => readDraft(`portal.${ticket.id}`)?.body ?? '')
  const [files, setFiles] = useState<File[]>([])
  const [problem, setProblem] = useState<string>()
  const [isSending, setSending] = useState(false)
  useEffect(() => keepDraft(`portal.${ticket.id}`, { mode: 'reply', body: text }), [ticket.id, text])
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '' && files.length === 0) return setProblem(t('portal.talk.missing'))
    setSending(true)
    try {
      const attachments = await uploadAll(files)
      const body = text.trim() === '' ? '' : htmlOfText(text)
      const input = { body, ...(attachments.length > 0 ? { attachments } : {}) }
      if ((await reply.run(input)) !== null) {
        announce(t('portal.talk.sent'))
        setText('')
        setFiles([])
      }
    } catch (error) {
      setProblem(refusalText(error, t('ui.problem.unknown')))
    } finally {
      setSending(false)
    }
  }
  return (
    <form className={css.reply} onSubmit={(event) => void send(event)} noValidate>
      <TextAreaField
        bare
        rows={2}
        label={t('portal.talk.reply')}
        placeholder={t('portal.talk.placeholder')}
        value={text}
        error={problem ?? reply.errors[0]?.detail}
        onChange={(next) => {
          setText(next)
          setProblem(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        }}
      />
      <div className={css.replyFoot}>
        <div className={css.files}>
          <FilePicker files={files} onChange={setFiles} />
        </div>
        <Button type="submit" kind="primary" icon={IconSend} busy={isSending}>
          {t('portal.talk.send')}
        </Button>
      </div>
    </form>
  )
}
