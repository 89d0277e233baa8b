import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../engine/session.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from '../inventory.module.css'
import type { Summary } from '../inventory-api.ts'

/** The figures one looks at in the morning, each leading to its list. */
export function SummaryFigures({ summary }: { summary: Summary }) {
  const { t } = useTranslation()
  const can = useCan()
  const { queued, oldestQueuedAt, today, lastTakenAt, openDoubts, refusals, agents, silentDays } = summary
  const messages = (view: string): LinkProps => ({ to: '/inventory/messages', search: { view } as never })
  return (
    <ul className={css.figures}>
      <Figure
        value={today.taken + today.unchanged}
        label={t('admin.inventory.figure.taken')}
        note={
          lastTakenAt === null ? (
            t('admin.inventory.figure.never')
          ) : (
            <>
              {t('admin.inventory.figure.last')} <RelativeTime at={lastTakenAt} />
            </>
          )
        }
        link={messagesIn('taken', ['taken', 'unchanged'])}
      />
      <Figure
        value={queued}
        label={t('admin.inventory.figure.queued')}
        note={
          oldestQueuedAt === null ? (
            t('admin.inventory.figure.noneWaits')
          ) : (
            <>
              {t('admin.inventory.figure.oldest')} <RelativeTime at={oldestQueuedAt} />
            </>
          )
        }
        link={messagesIn('queued', ['queued'])}
      />
      <Figure
        value={today.refused + today.failed + today.doubt}
        label={t('admin.inventory.figure.notTaken')}
        note={t('admin.inventory.figure.today')}
        tone={today.refused + today.failed > 0 ? 'bad' : undefined}
        link={messages('not-taken')}
      />
      <Figure
        value={openDoubts}
        label={t('admin.inventory.figure.doubts')}
        note={t('admin.inventory.figure.toDecide')}
        tone={openDoubts > 0 ? 'warn' : undefined}
        link={{ to: '/inventory/doubts' }}
      />
      <Figure
        value={refusals}
        label={t('admin.inventory.figure.refusals')}
        note={t('admin.inventory.figure.keptOut')}
        tone={refusals > 0 ? 'warn' : undefined}
        link={{ to: '/inventory/refusals' }}
      />
      {can('agent.read') ? (
        <Figure
          value={agents.silent}
          label={t('admin.inventory.figure.silent')}
          note={t('admin.inventory.figure.silentSince', { days: silentDays, total: agents.total })}
          tone={agents.silent > 0 ? 'warn' : undefined}
          link={{
            to: '/inventory/agents',
            search: { view: 'silent', q: `lastContactAt:>${silentDays}d`, sort: 'lastContactAt' } as never,
          }}
        />
      ) : null}
    </ul>
  )
}

const messagesIn = (view: string, states: string[]): LinkProps => ({
  to: '/inventory/messages',
  search: { view, filter: { field: 'state', op: 'in', value: states }, sort: '-receivedAt' } as never,
})

interface FigureProps {
  value: number
  label: string
  note: ReactNode
  tone?: 'bad' | 'warn' | undefined
  link: LinkProps
}

function Figure({ value, label, note, tone, link }: FigureProps) {
  const { i18n } = useTranslation()
  return (
    <li>
      <Link {...link} className={css.figure} data-tone={tone}>
        <span className={css.number}>{new Intl.NumberFormat(i18n.language).format(value)}</span>
        <span className={css.figureLabel}>{label}</span>
        <span className={css.note}>{note}</span>
      </Link>
    </li>
  )
}
