import { IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from '../inventory.module.css'
import { traceOf } from '../inventory-api.ts'
import { MessageState } from '../MessageState.tsx'
import { MessageText } from './MessageText.tsx'
import { TracePanel } from './TracePanel.tsx'
import { Replay, WhatToDo } from './WhatToDo.tsx'

const sections: readonly PropertySection[] = [
  { fields: ['asset', 'agent', 'deviceId', 'query'] },
  { title: 'admin.inventory.side.way', fields: ['door', 'address', 'userAgent', 'size'] },
  { title: 'admin.inventory.side.times', fields: ['receivedAt', 'processedAt', 'durationMs', 'attempts'] },
]

/** One message: what became of it and why, which rule, which candidates, what changed, and its text. */
export function MessagePage() {
  const id = useRouteParam('messageId')
  return (
    <RecordPage
      kind={inventoryMessageKind}
      id={id}
      icon={() => IconMessage}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <Replay record={record} isLarge />}
      tabs={(record) => [
        { key: 'trace', label: 'admin.inventory.tab.trace', show: () => <Explained record={record} /> },
        { key: 'text', label: 'admin.inventory.tab.text', show: () => <MessageText id={id} /> },
      ]}
      side={(record) => <RecordProperties kind={inventoryMessageKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  return (
    <>
      <MessageState state={record.state} look="soft" />
      <span>
        <RelativeTime at={String(record.receivedAt)} />
      </span>
      {isNamed(record.asset) ? <span>{record.asset.name}</span> : null}
    </>
  )
}

function Explained({ record }: { record: Json }) {
  const { t } = useTranslation()
  const trace = traceOf(record.trace)
  return (
    <div className={css.stack}>
      <WhatToDo record={record} />
      {record.state === 'queued' ? <p>{t('admin.inventory.isQueued')}</p> : null}
      <TracePanel trace={trace} state={String(record.state)} />
    </div>
  )
}
