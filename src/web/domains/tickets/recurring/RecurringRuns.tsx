import { IconArrowRight, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { recurringCaseKind } from '../../../../shared/tickets/recurring-cases.ts'
import { api } from '../../../engine/api.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from './recurring.module.css'

interface Run {
  day: string
  movedFrom: string | null
  at: string
}

/** When a recurrence opens its next cases, what became of the last, and the one that is opened out of turn. */
export function RecurringRuns({ record }: { record: Json }) {
  const { t, i18n } = useTranslation()
  const texts = useKindTexts(recurringCaseKind)
  const run = useAction(recurringCaseKind, record.id, 'run')
  const { data } = useQuery({
    // Asked again whenever the recurrence changes.
    queryKey: [recurringCaseKind.plural, record.id, 'runs', record.version],
    queryFn: () => api.get<{ items: Run[] }>(`/${recurringCaseKind.plural}/${record.id}/runs`),
  })
  const at = (text: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(text))
  const day = (text: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${text}T12:00:00Z`))
  const wallDay = (text: string) => new Intl.DateTimeFormat('sv-SE').format(new Date(text))
  return (
    <section className={css.runs} aria-label={t('tickets.recurring.next')}>
      <h3 className={css.title}>{t('tickets.recurring.next')}</h3>
      {record.isActive === true ? null : <p className={css.note}>{t('tickets.recurring.off')}</p>}
      {data === undefined ? (
        <Skeleton lines={3} />
      ) : data.items.length === 0 ? (
        <p className={css.note}>{t('tickets.recurring.none')}</p>
      ) : (
        <ol className={css.list}>
          {data.items.map((each) => (
            <li key={each.at}>
              {at(each.at)}
              {wallDay(each.at) === each.day ? null : (
                <span className={css.note}>{t('tickets.recurring.for', { day: day(each.day) })}</span>
              )}
              {each.movedFrom === null ? null : (
                <span className={css.note}>{t('tickets.recurring.moved', { day: day(each.movedFrom) })}</span>
              )}
            </li>
          ))}
        </ol>
      )}
      {typeof record.lastAt === 'string' ? (
        <p className={css.note}>
          {t('tickets.recurring.last', {
            at: at(record.lastAt),
            outcome: texts.choice('lastOutcome', String(record.lastOutcome)),
          })}{' '}
          {typeof record.lastReason === 'string' ? record.lastReason : null}
        </p>
      ) : null}
      <div className={css.acts}>
        {record.can?.run === true ? (
          <Button
            size="small"
            icon={IconPlayerPlay}
            busy={run.isBusy}
            onClick={() => void run.run({}, { done: t('tickets.recurring.ran') })}
          >
            {t('tickets.recurring.run')}
          </Button>
        ) : null}
        <LinkButton
          size="small"
          kind="quiet"
          icon={IconArrowRight}
          to="/tickets"
          search={{ filter: { field: 'recurring', op: 'is', value: record.id } } as never}
        >
          {t('tickets.recurring.cases')}
        </LinkButton>
      </div>
    </section>
  )
}
