import { IconArrowBackUp, IconBan, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { doubtKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { type JunkValue, subjectOf } from './doubt.ts'

export type Decision = { decision: 'link'; asset: string } | { decision: 'create' } | { decision: 'refuse' }

/** Decides, says what was decided, and offers to take it back. */
export function useDecide(record: Json, junk: readonly JunkValue[]) {
  const { t } = useTranslation()
  const decide = useAction(doubtKind, record.id, 'decide')
  const reopen = useAction(doubtKind, record.id, 'reopen')
  const run = (decision: Decision, done: string) =>
    decide.run({ ...decision, ...(junk.length > 0 ? { junk } : {}) }, { done, undo: () => reopen.run() })
  const goBack = () => reopen.run({}, { done: t('admin.inventory.reopened') })
  return { run, goBack, isBusy: decide.isBusy || reopen.isBusy }
}

/** The two answers that name no candidate; for a question that is decided, the way back. */
export function DoubtVerbs({ record, junk }: { record: Json; junk: readonly JunkValue[] }) {
  const { t } = useTranslation()
  const { run, goBack, isBusy } = useDecide(record, junk)
  const name = subjectOf(record).name ?? String(record.deviceId)
  if (record.state !== 'open')
    return record.can?.reopen ? (
      <Button icon={IconArrowBackUp} busy={isBusy} onClick={() => void goBack()}>
        {t('admin.inventory.reopen')}
      </Button>
    ) : null
  if (!record.can?.decide) return null
  return (
    <>
      <Button
        icon={IconBan}
        busy={isBusy}
        onClick={() => void run({ decision: 'refuse' }, t('admin.inventory.refusedDone', { name }))}
      >
        {t('admin.inventory.refuse')}
      </Button>
      <Button
        icon={IconPlus}
        busy={isBusy}
        onClick={() => void run({ decision: 'create' }, t('admin.inventory.createdDone', { name }))}
      >
        {t('admin.inventory.createAsset')}
      </Button>
    </>
  )
}
