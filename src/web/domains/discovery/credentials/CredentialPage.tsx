import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scanRangeKind, snmpCredentialKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../../engine/record/RecordPage.tsx'
import type { Json } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { CredentialSide } from './CredentialSide.tsx'
import { SecretDialog } from './SecretDialog.tsx'

/** One credential: who uses it; its secret can be replaced, never read. */
export function CredentialPage() {
  const id = useRouteParam('credentialId')
  const tabs = (): RecordTab[] => [{ key: 'ranges', label: 'discovery.tab.ranges', show: () => <Ranges id={id} /> }]
  return (
    <RecordPage
      kind={snmpCredentialKind}
      id={id}
      icon={() => IconKey}
      facts={(record) => <Facts record={record} />}
      verbs={(record) => <Verbs record={record} />}
      tabs={tabs}
      side={(record) => <CredentialSide record={record} />}
    />
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const isSet = record.hasSecret === true
  return (
    <>
      <span>{t(`kind.snmp-credential.choice.protocol.${String(record.protocol)}`)}</span>
      <StatusBadge
        tone={isSet ? 'good' : 'bad'}
        label={t(isSet ? 'discovery.secret.set' : 'discovery.secret.missing')}
      />
    </>
  )
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (!record.can?.['set-secret']) return null
  return (
    <>
      <Button icon={IconKey} kind={record.hasSecret === true ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {t(record.hasSecret === true ? 'discovery.secret.replace' : 'discovery.secret.enter')}
      </Button>
      {isOpen ? <SecretDialog record={record} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const columns = ['name', 'addresses', 'isActive', 'lastSuccessAt'] as const

function Ranges({ id }: { id: string }) {
  const { t } = useTranslation()
  const is = (field: string) => ({ field, op: 'is' as const, value: id })
  return (
    <PanelList
      kind={scanRangeKind}
      title={t('discovery.tab.ranges')}
      question={{ filter: { any: [is('credential'), is('secondCredential'), is('thirdCredential')] }, sort: 'name' }}
      columns={columns}
      limit={50}
      empty={t('discovery.credential.unused')}
    />
  )
}
