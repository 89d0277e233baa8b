import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { actorOf, searchActors } from '../side/search-actors.ts'
import { BulkDialog } from './BulkDialog.tsx'

interface DialogProps {
  ids: string[]
  onRun: (input: object) => Promise<void>
  onClose: () => void
}

/** Gives several cases to a colleague or a group. */
export function AssignDialog({ ids, onRun, onClose }: DialogProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const [chosen, setChosen] = useState<Option | null>(null)
  const count = texts.count(ids.length)
  return (
    <BulkDialog
      title={t('desk.bulk.assignTitle', { count })}
      submit={t('action.ticket.assign')}
      isReady={chosen !== null}
      onSubmit={() => onRun({ add: [{ role: 'assignee', ...actorOf(chosen!.id) }] })}
      onClose={onClose}
    >
      {(problem) => (
        <ReferenceField
          autoFocus
          label={t('kind.ticket.field.assignee')}
          value={chosen}
          search={(text, signal) => searchActors(t, 'assignee', text, signal)}
          onChange={setChosen}
          error={problem}
        />
      )}
    </BulkDialog>
  )
}
