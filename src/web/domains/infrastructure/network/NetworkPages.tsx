import { IconNetwork } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ipNetworkKind, socketKind, vlanKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import { DictionaryPage } from '../../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { kindTexts } from '../../../engine/kind-texts.ts'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, titleOf } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { NetworkUse } from './NetworkUse.tsx'
import css from './network.module.css'

const parts: readonly FormPart[] = [
  { fields: [['range', 'gateway'], 'name', ['entity', 'location'], 'vlan', 'isAddressable', 'comment'] },
]

export function NewNetworkPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.ip-network.new')} layout="read">
      <KindForm
        kind={ipNetworkKind}
        parts={parts}
        draft="ip-network.new"
        initial={{ entity: entities[0] ?? null, isAddressable: true }}
        onCancel={() => void navigate({ to: '/ip-networks' })}
        onDone={(network) => {
          toast.done(t('engine.form.created', { name: titleOf(ipNetworkKind, network) }))
          void navigate({ to: `/ip-networks/${network.id}` })
        }}
      />
    </Page>
  )
}

const sections: readonly PropertySection[] = [
  { fields: ['range', 'gateway', 'vlan', 'name', 'location', 'entity', 'isAddressable', 'comment'], keepsEmpty: true },
]

/** A network: who is in it, what is free. */
export function NetworkPage() {
  const id = useRouteParam('networkId')
  return (
    <RecordPage
      kind={ipNetworkKind}
      id={id}
      icon={() => IconNetwork}
      facts={(record) => (
        <>
          <span className={css.range}>{String(record.range)}</span>
          {isNamed(record.vlan) ? <span>{record.vlan.name}</span> : null}
        </>
      )}
      tabs={(record) => [
        { key: 'use', label: 'infrastructure.network.use', show: () => <NetworkUse record={record} /> },
      ]}
      side={(record) => <RecordProperties kind={ipNetworkKind} record={record} sections={sections} />}
    />
  )
}

const lists = [vlanKind, socketKind]

/** VLANs and sockets. */
export function NetworkListsPage() {
  const { t } = useTranslation()
  const plural = useRouteParam('plural')
  const kind = lists.find((each) => each.plural === plural) ?? vlanKind
  return (
    <DictionaryPage
      key={kind.plural}
      kind={kind}
      title={t('infrastructure.network.manage')}
      tabs={{
        label: t('infrastructure.network.manage'),
        tabs: lists.map((each) => ({
          key: each.plural,
          label: kindTexts(t, each).many,
          link: { to: `/infrastructure/${each.plural}` },
        })),
      }}
    />
  )
}
