import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { assetColumns } from './asset-columns.tsx'

const columns = ['name', 'state', 'user', 'createdAt'] as const

const narrow: KindColumns = { ...assetColumns, state: { ...assetColumns.state, width: 130 }, user: { width: 140 } }

/** What came into the register last. */
export function RecentAssets() {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={assetKind}
      title={t('assets.home.recent')}
      question={{ sort: '-createdAt' }}
      columns={columns}
      own={narrow}
      all={{ to: '/assets', search: { view: 'all', sort: '-createdAt' } as never }}
    />
  )
}
