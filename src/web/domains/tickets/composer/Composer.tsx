import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import { Kbd } from '../../../ui/mark/Kbd.tsx'
import { firstRequester, type Ticket } from '../ticket.ts'
import { ComposerPanel } from './ComposerPanel.tsx'
import css from './composer.module.css'
import { composerIcons } from './composer-icons.ts'
import type { ComposerState } from './use-composer.ts'
import { composerKeys, useComposerKeys } from './use-composer-keys.ts'

/** The foot of a case: one line until somebody writes, then the editor. */
export function Composer({ ticket, composer }: { ticket: Ticket; composer: ComposerState }) {
  useComposerKeys(composer)
  if (composer.modes.length === 0 || ticket.deletedAt !== undefined) return null
  if (composer.isOpen) return <ComposerPanel ticket={ticket} composer={composer} />
  return <ComposerLine ticket={ticket} composer={composer} />
}

function ComposerLine({ ticket, composer }: { ticket: Ticket; composer: ComposerState }) {
  const { t } = useTranslation()
  const [first, ...others] = composer.modes
  const requester = firstRequester(ticket)
  const invitation =
    composer.body !== ''
      ? t('desk.composer.draft')
      : first === 'reply' && requester
        ? t('desk.composer.replyTo', { name: requester.name })
        : t(`desk.composer.mode.${first}`)
  return (
    <div className={css.line}>
      <button
        type="button"
        className={css.invitation}
        onClick={() => composer.open(composer.body === '' ? first : undefined)}
      >
        <IconPencil size="1.15em" stroke={1.75} aria-hidden />
        <span className={css.words}>{invitation}</span>
        <span className={css.keys}>
          <Kbd keys={composerKeys[first ?? 'reply']} />
        </span>
      </button>
      {others.map((mode) => (
        <Button
          key={mode}
          kind="quiet"
          icon={composerIcons[mode]}
          title={`${t(`desk.composer.mode.${mode}`)} (${composerKeys[mode]})`}
          onClick={() => composer.open(mode)}
        >
          {t(`desk.composer.mode.${mode}`)}
        </Button>
      ))}
    </div>
  )
}
