import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import { readPage } from '../../engine/list/use-list.ts'
import type { Json } from '../../engine/records.ts'
import { StatusBadge } from '../../ui/mark/StatusBadge.tsx'

const most = 100

/** Is a program rightly used? Its active licences say; without one nobody knows. */
export function LicenceStanding({ record }: { record: Json }) {
  const { t } = useTranslation()
  const filter: Condition = {
    all: [
      { field: 'software', op: 'is', value: record.id },
      { field: 'state', op: 'is', value: 'active' },
    ],
  }
  const { data } = useQuery({
    queryKey: [licenceKind.plural, 'list', 'standing', record.id],
    queryFn: ({ signal }) =>
      readPage(
        licenceKind,
        { filter, fields: ['name', 'compliance', 'expiresOn'] },
        { limit: most, count: 'none' },
        signal,
      ),
  })
  if (data === undefined || data.items.length === 0) return null
  const today = new Date().toISOString().slice(0, 10)
  const living = data.items.filter(({ expiresOn }) => typeof expiresOn !== 'string' || expiresOn >= today)
  const is =
    living.length === 0 ? 'expired' : living.some(({ compliance }) => compliance === 'short') ? 'short' : 'valid'
  return (
    <p>
      <StatusBadge look="soft" tone={is === 'valid' ? 'good' : 'bad'} label={t(`licences.standing.${is}`)} />
    </p>
  )
}
