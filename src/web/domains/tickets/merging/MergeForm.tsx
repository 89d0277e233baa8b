import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type JoinedActors, joinedActors } from '../../../../shared/tickets/case-merge.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { SegmentedField } from '../../../ui/field/ChoiceField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import css from '../tickets.module.css'
import { MergePreview } from './MergePreview.tsx'

/** What the verb is given. */
export interface MergeInput extends Record<string, unknown> {
  into: string
  actors: JoinedActors
}

interface MergeFormProps {
  /** Cases to be merged; one of them may be chosen as the one that stays. */
  ids: string[]
  problem: string | undefined
  isBusy: boolean
  onSend: (input: MergeInput) => void
  onClose: () => void
}

/** Into which case, who comes along, and what will happen: in sight before anything does. */
export function MergeForm({ ids, problem, isBusy, onSend, onClose }: MergeFormProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const [into, setInto] = useState<Option | null>(null)
  const [actors, setActors] = useState<JoinedActors>('all')
  const isAlone = ids.length === 1
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (into !== null) onSend({ into: into.id, actors })
  }
  return (
    <Dialog size="lg" title={t('desk.merge.title', { count: texts.count(ids.length) })} onClose={onClose}>
      <form className={css.dialog} onSubmit={send}>
        <ReferenceField
          autoFocus
          required
          label={t('desk.merge.into')}
          placeholder={t('desk.merge.search')}
          help={t('desk.merge.help')}
          value={into}
          error={problem}
          search={(text, signal) =>
            searchRecords(t, ticketKind, text, signal, { field: 'phase', op: 'isNot', value: 'closed' }).then(
              (found) => (isAlone ? found.filter(({ id }) => id !== ids[0]) : found),
            )
          }
          onChange={setInto}
        />
        <SegmentedField
          label={t('desk.merge.actors')}
          help={t(`desk.merge.actorsHelp.${actors}`)}
          choices={joinedActors.map((value) => ({ value, label: t(`desk.merge.actorsOf.${value}`) }))}
          value={actors}
          onChange={(next) => setActors(next as JoinedActors)}
        />
        {into === null ? null : <MergePreview into={into.id} sources={ids} actors={actors} />}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isBusy} disabled={into === null}>
            {t('action.ticket.merge')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
