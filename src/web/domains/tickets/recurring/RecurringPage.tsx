import { useTranslation } from 'react-i18next'
import { recurringCaseKind } from '../../../../shared/tickets/recurring-cases.ts'
import { DictionaryPage } from '../../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { RecurringRuns } from './RecurringRuns.tsx'

const parts: readonly FormPart[] = [
  { fields: ['name', ['entity', 'isActive']] },
  {
    title: 'tickets.recurring.when',
    fields: [
      ['every', 'unit'],
      ['weekdays', 'monthWay'],
      ['startsOn', 'endsOn'],
      ['time', 'leadDays'],
      ['calendar', 'onClosedDay'],
      'waitsForLast',
    ],
  },
  {
    title: 'tickets.recurring.ticket',
    fields: [
      'title',
      ['type', 'category'],
      'description',
      'checklist',
      ['urgency', 'impact'],
      ['requester', 'observerGroup'],
      ['assigneeGroup', 'assigneeUser'],
      ['location', 'asset'],
      'comment',
    ],
  },
  {
    title: 'tickets.planning.window',
    help: 'tickets.recurring.windowHelp',
    when: ({ type }) => type === 'change',
    fields: ['changeModel', ['windowDays', 'windowTime', 'windowMinutes']],
  },
]

/** Cases that open by themselves: which there are, what each opens, when it does so next. */
export function RecurringPage() {
  const { t } = useTranslation()
  return (
    <DictionaryPage
      kind={recurringCaseKind}
      title={t('tickets.recurring.title')}
      columns={['name', 'isActive', 'nextAt', 'lastOutcome']}
      parts={parts}
      fresh={{
        isActive: true,
        type: 'request',
        every: 1,
        unit: 'week',
        time: '08:00',
        onClosedDay: 'keep',
        leadDays: 0,
        monthWay: 'day',
      }}
      about={(record) => <RecurringRuns record={record} />}
    />
  )
}
