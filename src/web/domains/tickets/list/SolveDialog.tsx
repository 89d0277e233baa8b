import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { RichTextField } from '../../../ui/text/RichTextField.tsx'
import { SolutionTypeField } from '../composer/SaidAsField.tsx'
import { BulkDialog } from './BulkDialog.tsx'

interface DialogProps {
  ids: string[]
  onRun: (input: object) => Promise<void>
  onClose: () => void
}

/** The same solution for several cases: a breakdown that is over. */
export function SolveDialog({ ids, onRun, onClose }: DialogProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(ticketKind)
  const [body, setBody] = useState('')
  const [solutionType, setSolutionType] = useState<string | null>(null)
  return (
    <BulkDialog
      title={t('desk.bulk.solveTitle', { count: texts.count(ids.length) })}
      submit={t('desk.verb.solve')}
      isReady={body !== ''}
      onSubmit={() => onRun({ body, ...(solutionType === null ? {} : { solutionType }) })}
      onClose={onClose}
    >
      {(problem) => (
        <>
          <RichTextField
            autoFocus
            label={t('kind.ticket-entry.choice.type.solution')}
            value={body}
            onChange={setBody}
            error={problem}
            help={t('desk.composer.solutionHelp')}
          />
          <SolutionTypeField value={solutionType} onChange={setSolutionType} />
        </>
      )}
    </BulkDialog>
  )
}
