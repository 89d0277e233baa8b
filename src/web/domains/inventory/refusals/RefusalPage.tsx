import { IconBan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { refusalKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from '../inventory.module.css'
import { traceOf } from '../inventory-api.ts'
import { MessageText } from '../messages/MessageText.tsx'
import { TracePanel } from '../messages/TracePanel.tsx'
import { RefusalState } from './RefusalState.tsx'
import { nameOf, RefusalVerbs } from './RefusalVerbs.tsx'
import { RefusalWhy } from './RefusalWhy.tsx'
import { sections } from './sections.ts'

/** One refused machine: why it stays out, what it says of itself, its message as kept, and what one may decide. */
export function RefusalPage() {
  const id = useRouteParam('refusalId')
  return (
    <RecordPage
      kind={refusalKind}
      id={id}
      icon={() => IconBan}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <RefusalVerbs record={record} />}
      tabs={(record) => [
        { key: 'trace', label: 'admin.inventory.tab.trace', show: () => <Explained record={record} /> },
        ...(isNamed(record.message)
          ? [
              {
                key: 'text',
                label: 'admin.inventory.tab.text',
                show: () => <MessageText id={(record.message as { id: string }).id} />,
              },
            ]
          : []),
      ]}
      side={(record) => <RecordProperties kind={refusalKind} record={record} sections={sections} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <RefusalState state={record.state} />
      <span>{nameOf(record)}</span>
      <span>{t('admin.inventory.refusal.times', { count: Number(record.times) })}</span>
      <RelativeTime at={String(record.lastAt)} />
    </>
  )
}

interface Asked {
  id: string
  name: string
  verdict: string
}

function Explained({ record }: { record: Json }) {
  const { t } = useTranslation()
  const trace = traceOf(record.trace)
  const { rules = [] } = trace as { rules?: Asked[] }
  return (
    <div className={css.stack}>
      <RefusalWhy record={record} />
      {rules.length === 0 ? null : (
        <section>
          <h2 className={css.heading}>{t('admin.inventory.refusal.rules')}</h2>
          <ol className={css.lines}>
            {rules.map(({ id, name, verdict }) => (
              <li key={id}>
                {name}
                <span className={css.note}> · {t(`rules.try.${verdict}`)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <TracePanel trace={trace} state="refused" />
    </div>
  )
}
