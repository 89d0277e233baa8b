import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { requestSourceKind, solutionTypeKind } from '../../../../shared/tickets/case-words.ts'
import { forType } from '../../../../shared/tickets/ticket.lifecycle.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { titleOf } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'

interface SaidAsFieldProps {
  value: string | null
  onChange: (id: string | null) => void
}

const most = 200

/** How a case was solved; nothing where the site has no words for it. */
export function SolutionTypeField({ type, ...props }: SaidAsFieldProps & { type?: string }) {
  const column = type === undefined ? null : forType(type)
  return <WordField kind={solutionTypeKind} label="kind.ticket.field.solutionType" column={column} {...props} />
}

/** By which way an answer came in. */
export function SourceField(props: SaidAsFieldProps) {
  return <WordField kind={requestSourceKind} label="kind.ticket-entry.field.source" column={null} {...props} />
}

interface WordFieldProps extends SaidAsFieldProps {
  kind: Kind
  label: string
  /** Only those of which this is true. */
  column: string | null
}

function WordField({ kind, label, column, value, onChange }: WordFieldProps) {
  const { t } = useTranslation()
  const can = useCan()
  const { data } = useQuery({
    queryKey: [kind.plural, 'list', 'offered', column],
    queryFn: ({ signal }) =>
      readPage(
        kind,
        {
          sort: 'name',
          fields: ['name'],
          ...(column === null ? {} : { filter: { field: column, op: 'is', value: true } }),
        },
        { limit: most, count: 'none' },
        signal,
      ),
    enabled: can(`${kind.guard}.read`),
    staleTime: 60_000,
  })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <ChoiceField
      label={t(label)}
      value={value}
      choices={items.map((item) => ({ value: item.id, label: titleOf(kind, item) }))}
      onChange={onChange}
    />
  )
}
