import { IconArrowBackUp, IconDownload, IconHandStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { refusalKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'

/** Takes the machine in, keeps it out for good, or takes such a decision back. */
export function RefusalVerbs({ record, isSmall }: { record: Json; isSmall?: boolean }) {
  const { t } = useTranslation()
  const take = useAction(refusalKind, record.id, 'take')
  const ignore = useAction(refusalKind, record.id, 'ignore')
  const reopen = useAction(refusalKind, record.id, 'reopen')
  const name = nameOf(record)
  const size = isSmall ? 'small' : 'normal'
  const { can = {} } = record
  return (
    <>
      {can.reopen ? (
        <Button
          size={size}
          icon={IconArrowBackUp}
          busy={reopen.isBusy}
          onClick={() => void reopen.run({}, { done: t('admin.inventory.refusal.reopened') })}
        >
          {t('admin.inventory.refusal.reopen')}
        </Button>
      ) : null}
      {can.ignore ? (
        <Button
          size={size}
          icon={IconHandStop}
          busy={ignore.isBusy}
          onClick={() =>
            void ignore.run({}, { done: t('admin.inventory.refusal.ignored', { name }), undo: () => reopen.run() })
          }
        >
          {t('admin.inventory.refusal.ignore')}
        </Button>
      ) : null}
      {can.take ? (
        <Button
          size={size}
          kind="primary"
          icon={IconDownload}
          busy={take.isBusy}
          onClick={() => void take.run({}, { done: t('admin.inventory.refusal.taken', { name }) })}
        >
          {t('admin.inventory.refusal.take')}
        </Button>
      ) : null}
    </>
  )
}

export const nameOf = (record: Json): string => String(record.name ?? record.deviceId)
