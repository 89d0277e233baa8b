import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import css from './composer.module.css'

const sorts = ['approvals', 'children', 'tasks'] as const
type Sort = (typeof sorts)[number]

interface Solving {
  counts: Record<Sort, number>
  refuses: Record<Sort, boolean>
  childCases: { id: string; number: number; title: string }[]
}

interface SolvingNoticeProps {
  ticketId: string
  withChildren: boolean
  onChange: (withChildren: boolean) => void
}

/** Before a case is solved: what is still open beside it, what of it stands in the way, and its children by choice. */
export function SolvingNotice({ ticketId, withChildren, onChange }: SolvingNoticeProps) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<Solving>(ticketKind, ticketId, 'solving'))
  if (data === undefined) return null
  const open = sorts.filter((sort) => data.counts[sort] > 0 && !(sort === 'children' && withChildren))
  return (
    <div className={css.solving}>
      {open.map((sort) => (
        <p key={sort} className={css.solvingLine} data-refused={data.refuses[sort] || undefined}>
          <IconAlertTriangle size="1.1em" aria-hidden />
          <span>
            <Reason sort={sort} count={data.counts[sort]} isRefused={data.refuses[sort]} />
          </span>
        </p>
      ))}
      {data.childCases.length > 0 ? (
        <CheckField
          label={t('desk.solving.children', { count: data.childCases.length })}
          value={withChildren}
          onChange={onChange}
        />
      ) : null}
    </div>
  )
}

function Reason({ sort, count, isRefused }: { sort: Sort; count: number; isRefused: boolean }) {
  const { t } = useTranslation()
  const what = t(`desk.solving.open.${sort}`, { count })
  return isRefused ? t('desk.solving.refused', { what }) : what
}
