import { IconClock, IconPlayerPause } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { workedBetween } from '../../../../shared/service-levels/work-time.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { WhyMark } from '../../../ui/mark/WhyMark.tsx'
import type { Ticket } from '../ticket.ts'
import { ClockWhy } from './ClockWhy.tsx'
import type { Clock, Clocks } from './clock.ts'
import { type ClockTone, openTime, when } from './clock-text.ts'
import css from './clocks.module.css'

/** Time left on each promise, as a bar; paused is shown as paused. Behind the mark, how the due time comes about. */
export function CaseClocks({ ticket }: { ticket: Ticket }) {
  const can = useCan()
  const { t } = useTranslation()
  const { data } = useQuery({
    ...partQuery<Clocks>(ticketKind, ticket.id, 'clocks'),
    enabled: can('service-level.read'),
    refetchInterval: 60_000,
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className={css.clocks} aria-label={t('serviceLevels.clock.title')}>
      <h2 className={css.title}>{t('serviceLevels.clock.title')}</h2>
      {data.items.map((clock) => (
        <ClockLine key={clock.slot} clock={clock} all={data} />
      ))}
    </section>
  )
}

function ClockLine({ clock, all }: { clock: Clock; all: Clocks }) {
  const { t, i18n } = useTranslation()
  const state = stateOf(clock, Date.now())
  const label = t(`serviceLevels.clock.${clock.slot}`)
  const say = (milliseconds: number) => openTime(t, milliseconds)
  const words =
    clock.doneAt !== null
      ? t(clock.isBreached ? 'serviceLevels.clock.broken' : 'serviceLevels.clock.kept')
      : state.tone === 'paused'
        ? t('serviceLevels.clock.paused')
        : state.left >= 0
          ? t('serviceLevels.clock.left', { time: say(state.left) })
          : t('serviceLevels.clock.late', { time: say(-state.left) })
  const IconPart = state.tone === 'paused' ? IconPlayerPause : IconClock
  return (
    <div className={css.clock} data-tone={state.tone}>
      <div className={css.line}>
        <IconPart size="1em" stroke={1.75} aria-hidden />
        <span className={css.label}>{label}</span>
        <span className={css.words}>{words}</span>
        <WhyMark source="rule" label={t('serviceLevels.clock.why')}>
          <ClockWhy clock={clock} all={all} />
        </WhyMark>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn alike everywhere */}
      <div
        className={css.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(state.used * 100)}
        aria-valuetext={words}
      >
        <span className={css.used} style={{ inlineSize: `${Math.round(state.used * 100)}%` }} />
      </div>
      <p className={css.due}>
        {clock.dueAt === null
          ? clock.pausedSince === null
            ? null
            : t('serviceLevels.clock.pausedSince', { time: when(clock.pausedSince, i18n.language) })
          : t('serviceLevels.clock.before', { time: when(clock.dueAt, i18n.language) })}
      </p>
    </div>
  )
}

/** How much of the promise is used up, counted in open time by the same arithmetic as the server's. */
function stateOf(clock: Clock, now: number): { tone: ClockTone; used: number; left: number } {
  const { calendar } = clock.promised
  const total = Math.max(clock.why.total, 1)
  if (clock.dueAt === null) {
    const until = clock.pausedSince === null ? now : Date.parse(clock.pausedSince)
    const used = workedBetween(calendar, Date.parse(clock.startedAt), until) - clock.why.paused
    return { tone: 'paused', used: within(used / total), left: total - used }
  }
  const due = Date.parse(clock.dueAt)
  const end = clock.doneAt === null ? now : Date.parse(clock.doneAt)
  const left = end <= due ? workedBetween(calendar, end, due) : -workedBetween(calendar, due, end)
  const used = within(1 - left / total)
  if (clock.doneAt !== null) return { tone: clock.isBreached ? 'bad' : 'good', used, left }
  return { tone: end > due ? 'bad' : used > 0.75 ? 'warn' : 'good', used, left }
}

const within = (share: number): number => Math.min(1, Math.max(0, share))
