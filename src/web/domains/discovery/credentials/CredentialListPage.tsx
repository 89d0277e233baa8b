import { IconKey, IconNetwork } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { snmpCredentialKind } from '../../../../shared/discovery/discovery.kinds.ts'
import { KindList } from '../../../engine/list/KindList.tsx'
import type { ShippedView } from '../../../engine/views/view.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { CredentialSide } from './CredentialSide.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: { sort: 'name' } },
  {
    key: 'open',
    label: 'discovery.view.noSecret',
    query: { filter: { field: 'hasSecret', op: 'is', value: false }, sort: 'name' },
  },
]

/** How to speak to devices. */
export function CredentialListPage() {
  const { t } = useTranslation()
  return (
    <KindList
      kind={snmpCredentialKind}
      icon={IconKey}
      views={views}
      peek={(record) => <CredentialSide record={record} />}
      actions={
        <LinkButton to="/discovery/ranges" icon={IconNetwork}>
          {t('kind.scan-range.plural')}
        </LinkButton>
      }
      create={{ to: '/discovery/credentials/new', label: 'kind.snmp-credential.new', needs: 'discovery.create' }}
      emptyHint="discovery.credential.emptyHint"
    />
  )
}
