import { useTranslation } from 'react-i18next'
import { freezeWindowKind } from '../../../../shared/tickets/freeze-windows.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { ConditionPanel } from '../../../engine/builder/ConditionPanel.tsx'
import { DictionaryPage } from '../../../engine/dictionary/DictionaryPage.tsx'

const parts = [
  {
    fields: [
      'name',
      ['entity', 'isActive'],
      ['startsAt', 'endsAt'],
      ['repeats', 'repeatsUntil'],
      'monthWay',
      'effect',
      'reason',
    ],
  },
] as const

/** When changes are not to be carried out: the freezes, and beside each which changes it holds for. */
export function FreezePage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={freezeWindowKind}
      title={t('tickets.planning.freezes')}
      columns={['name', 'startsAt', 'endsAt', 'effect']}
      parts={parts}
      fresh={{ isActive: true, effect: 'refuse', repeats: 'none', monthWay: 'day' }}
      about={(record) => (
        <ConditionPanel
          key={String(record.version)}
          owner={freezeWindowKind}
          record={record}
          subject={ticketKind}
          hint={t('tickets.planning.condition')}
        />
      )}
    />
  )
}
