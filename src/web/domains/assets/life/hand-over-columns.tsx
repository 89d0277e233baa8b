import { handOverKind } from '../../../../shared/assets/life.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'

function Direction({ value }: { value: unknown }) {
  const texts = useKindTexts(handOverKind)
  return (
    <StatusBadge
      tone={value === 'out' ? 'active' : 'quiet'}
      label={texts.choice('direction', String(value))}
      look="plain"
    />
  )
}

/** How lines of hand-over look in lists. */
export const handOverColumns: KindColumns = {
  slip: {
    label: 'kind.hand-over.field.direction',
    cell: (record) => <Direction value={record.direction} />,
    needs: ['direction'],
    width: 130,
  },
  direction: { cell: (record) => <Direction value={record.direction} />, width: 130 },
}
