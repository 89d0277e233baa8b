import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkAsked } from '../../../engine/list/BulkVerbs.tsx'
import { refusalText } from '../../../engine/use-action.ts'
import { MergeForm } from './MergeForm.tsx'

/** Lets the chosen cases go on in one, which may be one of them. */
export function BulkMerge({ ids, onRun, onClose }: BulkAsked) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  return (
    <MergeForm
      ids={ids}
      problem={problem}
      isBusy={isBusy}
      onSend={(input) => {
        setBusy(true)
        onRun(
          input,
          ids.filter((id) => id !== input.into),
        )
          .catch((error: unknown) => setProblem(refusalText(error, t('ui.problem.unknown'))))
          .finally(() => setBusy(false))
      }}
      onClose={onClose}
    />
  )
}
