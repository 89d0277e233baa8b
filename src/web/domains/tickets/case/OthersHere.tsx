import { useTranslation } from 'react-i18next'
import { useOthersAt } from '../../../engine/live/use-presence.ts'
import { Avatar } from '../../../ui/mark/Avatar.tsx'
import css from './others.module.css'

const mostFaces = 3

/** Colleagues who have the case open, and who of them is writing: two answers to one question help nobody. */
export function OthersHere({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const others = useOthersAt(`ticket:${ticketId}`)
  const writing = others.filter((each) => each.isWriting)
  const names = (people: readonly { name: string }[]) => people.map((each) => each.name).join(', ')
  const said =
    writing.length > 0
      ? t('desk.presence.writing', { count: writing.length, names: names(writing) })
      : others.length > 0
        ? t('desk.presence.here', { count: others.length, names: names(others) })
        : ''
  return (
    <span role="status" className={css.others} data-writing={writing.length > 0 || undefined}>
      {others.slice(0, mostFaces).map((each) => (
        <span key={each.id} title={each.name}>
          <Avatar name={each.name} size="small" isDecorative />
        </span>
      ))}
      {said === '' ? null : <span className={css.said}>{said}</span>}
    </span>
  )
}
