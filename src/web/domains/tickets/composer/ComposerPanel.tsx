import { IconChevronDown } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxAttachmentBytes } from '../../../engine/documents/upload.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { FileDrop } from '../../../ui/field/FileDrop.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { Kbd } from '../../../ui/mark/Kbd.tsx'
import { RichTextField } from '../../../ui/text/RichTextField.tsx'
import { ArticleMenu } from '../../knowledge/index.ts'
import { BusyNotice } from '../planning/BusyNotice.tsx'
import { firstRequester, type Ticket } from '../ticket.ts'
import { useMentionSearch } from '../use-mentions.ts'
import css from './composer.module.css'
import { composerIcons } from './composer-icons.ts'
import type { ComposerMode } from './draft.ts'
import { SolutionTypeField, SourceField } from './SaidAsField.tsx'
import { SolvingNotice } from './SolvingNotice.tsx'
import { TaskFields } from './TaskFields.tsx'
import { TemplateMenu } from './TemplateMenu.tsx'
import type { ComposerState } from './use-composer.ts'
import { useSend } from './use-send.ts'

/** The open composer: what sort of thing is written, the text, files, who will read it, and the button. */
export function ComposerPanel({ ticket, composer }: { ticket: Ticket; composer: ComposerState }) {
  const { t } = useTranslation()
  const { mode, modes, body, files } = composer
  const [withChildren, setWithChildren] = useState(false)
  const { send, isReady, isSending, error } = useSend(ticket, composer, withChildren)
  const isPrivate = mode === 'note' || (mode === 'task' && composer.task.isPrivate)
  const mention = useMentionSearch(ticket.id, isPrivate)
  const panel = useRef<HTMLElement>(null)
  useFocusOnMode(panel, mode)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) composer.close()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault()
      void send()
    }
  }
  const onDrop = (event: DragEvent) => {
    // The drop area inside takes its own.
    if (event.defaultPrevented || event.dataTransfer.files.length === 0) return
    event.preventDefault()
    composer.setFiles([...files, ...event.dataTransfer.files])
  }
  return (
    <section
      ref={panel}
      className={css.panel}
      data-private={isPrivate || undefined}
      data-mode={mode}
      aria-label={t('desk.composer.label')}
      onKeyDown={onKey}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <div className={css.head}>
        <SegmentedFilter
          label={t('desk.composer.what')}
          segments={modes.map((value) => ({
            value,
            label: t(`desk.composer.mode.${value}`),
            icon: composerIcons[value],
          }))}
          value={mode}
          onChange={(next) => composer.open(next as ComposerMode)}
        />
        <span className={css.tools}>
          {mode === 'task' ? null : (
            <ArticleMenu
              caseId={ticket.id}
              about={String(ticket.title)}
              onInsert={(html) => composer.setBody(`${composer.body}${html}`)}
            />
          )}
          <TemplateMenu ticket={ticket} composer={composer} />
          <IconButton
            size="small"
            icon={IconChevronDown}
            label={t('desk.composer.fold')}
            keys={t('ui.palette.escape')}
            onClick={composer.close}
          />
        </span>
      </div>
      <RichTextField
        bare
        autoFocus
        rows={3}
        label={t(`desk.composer.mode.${mode}`)}
        value={body}
        onChange={composer.setBody}
        onSubmit={() => void send()}
        {...(ticket.can?.note === true ? { mention } : {})}
        placeholder={t(`desk.composer.placeholder.${mode}`)}
        error={error}
      />
      {mode === 'solution' ? (
        <SolvingNotice ticketId={ticket.id} withChildren={withChildren} onChange={setWithChildren} />
      ) : null}
      {mode === 'task' ? null : <SaidAs ticket={ticket} composer={composer} />}
      {mode === 'task' ? (
        <>
          <TaskFields task={composer.task} onChange={composer.setTask} />
          <BusyNotice task={composer.task} />
        </>
      ) : null}
      <div className={css.foot}>
        <div className={css.files}>
          <FileDrop
            look="small"
            takesPaste
            label={t('kind.ticket.field.attachments')}
            files={files}
            onChange={composer.setFiles}
            maxBytes={maxAttachmentBytes}
          />
        </div>
        <Reader ticket={ticket} mode={mode} isPrivate={isPrivate} />
        <Button
          kind="primary"
          icon={composerIcons[mode]}
          busy={isSending}
          disabled={!isReady}
          after={
            <span className={css.sendKeys} aria-hidden>
              <Kbd keys={t('desk.composer.sendKeys')} />
            </span>
          }
          onClick={() => void send()}
        >
          {t(`desk.composer.send.${mode}`)}
        </Button>
      </div>
    </section>
  )
}

function SaidAs({ ticket, composer: { mode, said, setSaid } }: { ticket: Ticket; composer: ComposerState }) {
  return (
    <div className={css.said}>
      {mode === 'solution' ? (
        <SolutionTypeField
          type={ticket.type}
          value={said.solutionType ?? ticket.solutionType?.id ?? null}
          onChange={(solutionType) => setSaid({ ...said, solutionType })}
        />
      ) : (
        <SourceField value={said.source} onChange={(source) => setSaid({ ...said, source })} />
      )}
    </div>
  )
}

/** Who will read it: said before it is sent, not after. */
function Reader({ ticket, mode, isPrivate }: { ticket: Ticket; mode: ComposerMode; isPrivate: boolean }) {
  const { t } = useTranslation()
  const requester = firstRequester(ticket)
  const words = isPrivate
    ? t('desk.composer.readers.desk')
    : requester
      ? t(mode === 'solution' ? 'desk.composer.readers.judge' : 'desk.composer.readers.requester', {
          name: requester.name,
        })
      : t('desk.composer.readers.all')
  return <span className={css.readers}>{words}</span>
}

/** Another mode was chosen by a key or a button elsewhere: the caret goes into the text. */
function useFocusOnMode(panel: React.RefObject<HTMLElement | null>, mode: ComposerMode): void {
  const before = useRef(mode)
  useEffect(() => {
    if (before.current === mode) return
    before.current = mode
    // Arrow keys in the row of modes must stay there.
    if (panel.current?.contains(document.activeElement)) return
    panel.current?.querySelector<HTMLElement>('[role=textbox]')?.focus()
  }, [panel, mode])
}
