import { Menu } from '@mantine/core'
import {
  type Icon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowMerge,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconClipboardCheck,
  IconClockPause,
  IconEye,
  IconEyeCheck,
  IconEyeOff,
  IconFileSearch,
  IconHandGrab,
  IconPlayerPlay,
  IconReportSearch,
  IconScale,
  IconSend,
  IconTestPipe,
  IconThumbDown,
  IconThumbUp,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TicketStep } from '../../../../shared/tickets/ticket.steps.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { RecordMenu } from '../../../engine/record/RecordMenu.tsx'
import { useCan, useSession } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { caseIcons } from '../case-icons.ts'
import type { ComposerState } from '../composer/use-composer.ts'
import { isAssignedTo, type Ticket } from '../ticket.ts'
import { CaseDialogs } from './CaseDialogs.tsx'
import css from './case.module.css'
import { useCaseVerbs } from './use-case-verbs.ts'

interface Offer {
  key: string
  label: string
  icon: Icon
  run: () => void
}

/** Steps of problems and changes, in the order of their lives. */
const stepOffers: readonly [TicketStep, Icon][] = [
  ['acknowledge', IconCheck],
  ['submit', IconSend],
  ['approve', IconThumbUp],
  ['reject', IconThumbDown],
  ['evaluate', IconScale],
  ['test', IconTestPipe],
  ['qualify', IconClipboardCheck],
  ['monitor', IconEyeCheck],
  ['review', IconFileSearch],
  ['cancel', IconBan],
]

/** The verbs the state and the rights allow: what comes next first, the others beside it or in the menu. */
export function CaseVerbs({ ticket, composer }: { ticket: Ticket; composer: ComposerState }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const verbs = useCaseVerbs(ticket)
  const can = ticket.can ?? {}
  const isMine = isAssignedTo(ticket, user.id)
  const isWatching = ticket.observers.some((actor) => actor.type === 'user' && actor.id === user.id)
  const offer = (key: string, icon: Icon, run: () => void, label = `action.ticket.${key}`): Offer[] =>
    can[key] ? [{ key, label: t(label), icon, run }] : []
  const take = isMine ? [] : offer('take', IconHandGrab, () => void verbs.take())
  const resume = offer('resume', IconPlayerPlay, () => void verbs.resume())
  const solve = offer(
    'solve',
    IconCircleCheck,
    () => composer.open('solution'),
    ticket.type === 'change' ? 'desk.verb.apply' : 'desk.verb.solve',
  )
  const wait = offer('wait', IconClockPause, () => verbs.ask('wait'))
  const conclude =
    typeof ticket.outcome === 'string' ? [] : offer('conclude', IconReportSearch, () => verbs.ask('conclude'))
  const close = offer('close', IconCheck, () => void verbs.close())
  const reopen = offer('reopen', IconArrowBackUp, () => verbs.ask('reopen'))
  const major =
    ticket.type === 'incident' && ticket.isMajor !== true
      ? offer('declare-major', IconAlertTriangle, () => verbs.ask('declare-major'))
      : []
  const approval = offer('ask-approval', IconUserQuestion, () => verbs.ask('ask-approval'))
  const merge = offer('merge', IconArrowMerge, () => verbs.ask('merge'), 'desk.merge.verb')
  const onwards = stepOffers.flatMap(([step, icon]) =>
    offer(step, icon, () => (step === 'reject' || step === 'cancel' ? verbs.ask(step) : void verbs.step(step))),
  )
  const steps = onwards.filter(({ key }) => key !== 'cancel')
  const cancel = onwards.filter(({ key }) => key === 'cancel')
  const shown = [...conclude, ...steps, ...take, ...resume, ...solve, ...close, ...reopen, ...wait].slice(0, 2)
  const watch = isWatching
    ? offer('unwatch', IconEyeOff, () => void verbs.unwatch())
    : offer('watch', IconEye, () => void verbs.watch())
  const all = [
    ...conclude,
    ...steps,
    ...take,
    ...resume,
    ...solve,
    ...wait,
    ...close,
    ...reopen,
    ...major,
    ...approval,
    ...merge,
    ...cancel,
    ...watch,
  ]
  return (
    <div className={css.verbs}>
      {shown.map((each, index) => (
        <Button
          key={each.key}
          icon={each.icon}
          kind={index === 0 ? 'primary' : 'default'}
          busy={verbs.busy === each.key}
          onClick={each.run}
        >
          {each.label}
        </Button>
      ))}
      <RecordMenu kind={ticketKind} record={ticket}>
        {all.map((each) => (
          <Menu.Item
            key={each.key}
            leftSection={<each.icon size="1.15em" stroke={1.75} aria-hidden />}
            onClick={each.run}
          >
            {each.label}
          </Menu.Item>
        ))}
        <OpenFrom ticket={ticket} />
      </RecordMenu>
      <CaseDialogs ticket={ticket} verbs={verbs} />
    </div>
  )
}

/** What the desk opens beside a case: the problem behind it, the change that mends it. */
function OpenFrom({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const can = useCan()
  return (['problem', 'change'] as const)
    .filter((type) => type !== ticket.type && can(`ticket.open-${type}`))
    .map((type) => {
      const Sign = caseIcons[type]!
      return (
        <Menu.Item
          key={type}
          leftSection={<Sign size="1.15em" stroke={1.75} aria-hidden />}
          onClick={() => void navigate({ to: '/tickets/new', search: { type, from: ticket.id } as never })}
        >
          {t(`desk.links.${type}`)}
        </Menu.Item>
      )
    })
}
