import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { assetColumns } from './asset-columns.tsx'

const columns = ['name', 'state', 'user', 'createdAt'] as const

/** What came into the register last. */
export function RecentAssets() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={assetKind}
      title={t('assets.home.recent')}
      question={{ sort: '-createdAt' }}
      columns={columns}
      own={assetColumns}
      all={{ to: '/assets', search: { view: 'all', sort: '-createdAt' } as never }}
    />
  )
}
