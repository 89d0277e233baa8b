import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { htmlOfText } from '../plain-html.ts'
import type { Ticket } from '../ticket.ts'
import css from './conversation.module.css'
import { WordsForm } from './WordsForm.tsx'

/** A finished request whose trouble came back. */
export function ReopenBox({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const reopen = useAction(ticketKind, ticket.id, 'reopen')
  const [isAsking, setAsking] = useState(false)
  return (
    <section className={css.reopen} aria-label={t('portal.reopen.title')}>
      {isAsking ? (
        <WordsForm
          label={t('portal.reopen.why')}
          submit={t('portal.reopen.verb')}
          isBusy={reopen.isBusy}
          error={reopen.errors[0]?.detail}
          onSend={(words) => void reopen.run({ reason: htmlOfText(words) }, { done: t('portal.reopen.done') })}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <>
          <p className={css.ask}>{t('portal.reopen.title')}</p>
          <Button icon={IconArrowBackUp} onClick={() => setAsking(true)}>
            {t('portal.reopen.verb')}
          </Button>
        </>
      )}
    </section>
  )
}
