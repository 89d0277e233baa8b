import { IconChartBar, IconMoodSmile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { surveyAnswerKind } from '../../../shared/satisfaction/satisfaction.kinds.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import { useCan } from '../../engine/session.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { StatusBadge, type Tone } from '../../ui/mark/StatusBadge.tsx'
import { Given } from './Stars.tsx'
import { asSurvey } from './survey-answer.ts'

const answered: Condition = { field: 'state', op: 'is', value: 'answered' }
const unhappyScore = 50

const views: readonly ShippedView[] = [
  { key: 'answered', label: 'satisfaction.view.answered', query: { filter: answered, sort: '-answeredAt' } },
  {
    key: 'low',
    label: 'satisfaction.view.low',
    query: { filter: { field: 'score', op: 'lte', value: unhappyScore }, sort: '-answeredAt' },
  },
  { key: 'asked', label: 'satisfaction.view.asked', query: { filter: { field: 'state', op: 'is', value: 'asked' } } },
  { key: 'all', label: 'satisfaction.view.all', query: {} },
]

const tones: Record<string, Tone> = { asked: 'waiting', answered: 'good', expired: 'quiet' }

function StateCell({ state }: { state: string }) {
  const { t } = useTranslation()
  return (
    <StatusBadge look="plain" tone={tones[state] ?? 'quiet'} label={t(`kind.survey-answer.choice.state.${state}`)} />
  )
}

const columns: KindColumns = {
  ticket: { width: 280 },
  rating: {
    width: 100,
    needs: ['rating', 'scale'],
    cell: (record) => {
      const { rating, scale } = asSurvey(record)
      return rating === null ? null : <Given rating={rating} scale={scale} />
    },
  },
  comment: {
    label: 'kind.survey-answer.field.comment',
    needs: ['comment'],
    width: 320,
    sort: null,
    cell: (record) => asSurvey(record).comment,
  },
  state: { width: 140, cell: (record) => <StateCell state={asSurvey(record).state} /> },
}

/** What people said of closed cases, and how it adds up. */
export function AnswerListPage() {
  const { t } = useTranslation()
  const can = useCan()
  return (
    <KindList
      kind={surveyAnswerKind}
      title={t('satisfaction.title')}
      icon={IconMoodSmile}
      views={views}
      columns={columns}
      emptyHint="satisfaction.noneHint"
      actions={
        can('figures.read') ? (
          <LinkButton
            icon={IconChartBar}
            to={`/figures/${surveyAnswerKind.plural}`}
            search={
              { filter: answered, view: 'all', by: 'assignee.group', over: 'answeredAt', measure: 'score' } as never
            }
          >
            {t('figures.open')}
          </LinkButton>
        ) : null
      }
    />
  )
}
