import { IconPlugConnected, IconPlugX, IconTags } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../infrastructure.module.css'
import { ConnectPortDialog } from './ConnectPortDialog.tsx'
import { EndName } from './EndName.tsx'
import { PortVlansDialog } from './PortVlansDialog.tsx'
import { useWiring, type WiredPort } from './wiring.ts'

type Open = { is: 'connect' | 'vlans'; port: WiredPort } | null

/** Ports, their VLANs and what each is plugged into. */
export function WiringTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useWiring(record.id)
  const [open, setOpen] = useState<Open>(null)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0)
    return (
      <EmptyState
        icon={IconPlugConnected}
        title={t('infrastructure.wiring.none')}
        hint={t('infrastructure.wiring.noneHint')}
      />
    )
  const close = () => setOpen(null)
  return (
    <>
      <ScrollTable label={t('infrastructure.tab.wiring')} className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('infrastructure.wiring.port')}</th>
            <th scope="col">{t('part.field.mac')}</th>
            <th scope="col">{t('infrastructure.wiring.vlans')}</th>
            <th scope="col">{t('infrastructure.wiring.peer')}</th>
            <th scope="col">{t('infrastructure.wiring.cable')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {data.items.map((port) => (
            <tr key={port.id}>
              <th scope="row">{port.title}</th>
              <td>{port.mac}</td>
              <td>{port.vlans.map(({ tag, isTagged }) => `${tag}${isTagged ? 'T' : ''}`).join(', ')}</td>
              <td>
                {port.peer === null ? (
                  <span className={css.soft}>{t('infrastructure.wiring.free')}</span>
                ) : (
                  <EndName end={port.peer} />
                )}
              </td>
              <td>{port.cable === null ? null : <Link to={`/assets/${port.cable.id}`}>{port.cable.name}</Link>}</td>
              <td>
                {record.can?.['connect-port'] ? (
                  <PortVerbs record={record} port={port} onOpen={(is) => setOpen({ is, port })} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {open?.is === 'connect' ? <ConnectPortDialog record={record} port={open.port} onClose={close} /> : null}
      {open?.is === 'vlans' ? <PortVlansDialog record={record} port={open.port} onClose={close} /> : null}
    </>
  )
}

interface PortVerbsProps {
  record: Json
  port: WiredPort
  onOpen: (is: 'connect' | 'vlans') => void
}

function PortVerbs({ record, port, onOpen }: PortVerbsProps) {
  const { t } = useTranslation()
  const { send } = useSend(['assets'])
  return (
    <span className={css.rowVerbs}>
      {port.peer === null ? (
        <IconButton
          size="small"
          icon={IconPlugConnected}
          label={t('infrastructure.wiring.connect', { port: port.title })}
          onClick={() => onOpen('connect')}
        />
      ) : (
        <IconButton
          size="small"
          icon={IconPlugX}
          label={t('infrastructure.wiring.disconnect', { port: port.title })}
          onClick={() =>
            void send(() => api.post(`/assets/${record.id}/disconnect-port`, { port: port.id }), {
              done: t('infrastructure.wiring.disconnected', { port: port.title }),
            })
          }
        />
      )}
      <IconButton
        size="small"
        icon={IconTags}
        label={t('infrastructure.wiring.setVlans', { port: port.title })}
        onClick={() => onOpen('vlans')}
      />
    </span>
  )
}
