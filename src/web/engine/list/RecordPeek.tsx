import type { ReactNode } from 'react'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { SidePeek } from '../../ui/page/SidePeek.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { useLive } from '../live/use-live.ts'
import { RecordProperties } from '../record/RecordProperties.tsx'
import { type Json, pageOf, titleOf, useRecord } from '../records.ts'

interface RecordPeekProps {
  kind: Kind
  id: string
  show: ((record: Json) => ReactNode) | undefined
  onClose: () => void
}

/** A record in the side panel: what the room shows, or its properties, which can be edited there too. */
export function RecordPeek({ kind, id, show, onClose }: RecordPeekProps) {
  const { data, error, refetch } = useRecord(kind, id)
  useLive({ records: [`${kind.name}:${id}`] })
  const page = pageOf(kind, id)
  return (
    <SidePeek
      title={data === undefined ? '…' : titleOf(kind, data)}
      onClose={onClose}
      {...(page === null ? {} : { link: { to: page } })}
    >
      {data === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton /> : null}
      {data === undefined ? null : (show?.(data) ?? <PlainPeek kind={kind} record={data} />)}
    </SidePeek>
  )
}

function PlainPeek({ kind, record }: { kind: Kind; record: Json }) {
  const names = Object.entries(kind.fields)
    .filter(([, field]) => field.type !== 'json')
    .map(([name]) => name)
  return <RecordProperties kind={kind} record={record} sections={[{ fields: names }]} />
}
