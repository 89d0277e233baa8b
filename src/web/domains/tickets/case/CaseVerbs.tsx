import { Menu } from '@mantine/core'
import {
  type Icon,
  IconArrowBackUp,
  IconCheck,
  IconCircleCheck,
  IconClockPause,
  IconEye,
  IconEyeOff,
  IconHandGrab,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { RecordMenu } from '../../../engine/record/RecordMenu.tsx'
import { useSession } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
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
  const solve = offer('solve', IconCircleCheck, () => composer.open('solution'), 'desk.verb.solve')
  const wait = offer('wait', IconClockPause, () => verbs.ask('wait'))
  const close = offer('close', IconCheck, () => void verbs.close())
  const reopen = offer('reopen', IconArrowBackUp, () => verbs.ask('reopen'))
  const shown = [...take, ...resume, ...solve, ...close, ...reopen, ...wait].slice(0, 2)
  const watch = isWatching
    ? offer('unwatch', IconEyeOff, () => void verbs.unwatch())
    : offer('watch', IconEye, () => void verbs.watch())
  const all = [...take, ...resume, ...solve, ...wait, ...close, ...reopen, ...watch]
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
      </RecordMenu>
      <CaseDialogs ticket={ticket} verbs={verbs} />
    </div>
  )
}
