import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import type { Ticket } from '../ticket.ts'
import css from '../tickets.module.css'

interface Similar {
  id: string
  number: number
  title: string
  reasons: string[]
}

/** Open cases that look like this one, tied as its children in one go. */
export function GatherDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation()
  const gather = useAction(ticketKind, ticket.id, 'gather')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { data } = useQuery(partQuery<{ items: Similar[] }>(ticketKind, ticket.id, 'related'))
  const send = async () => {
    const done = t('tickets.major.gathered', { count: chosen.length })
    if ((await gather.run({ others: chosen }, { done })) !== null) onClose()
  }
  return (
    <Dialog title={t('tickets.major.similar')} onClose={onClose} size="md">
      <div className={css.dialog}>
        {data === undefined ? <Skeleton lines={4} /> : null}
        {data?.items.length === 0 ? <p>{t('tickets.major.noSimilar')}</p> : null}
        {(data?.items ?? []).map(({ id, number, title, reasons }) => (
          <CheckField
            key={id}
            label={`#${number} ${title} (${reasons.map((reason) => t(`kind.ticket.related.${reason}`)).join(', ')})`}
            value={chosen.includes(id)}
            onChange={(is) => setChosen(is ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" busy={gather.isBusy} disabled={chosen.length === 0} onClick={() => void send()}>
            {t('tickets.major.gather')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
