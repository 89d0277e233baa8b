import { useTranslation } from 'react-i18next'
import { handOverKind } from '../../../../shared/assets/life.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { handOverColumns } from './hand-over-columns.tsx'

const columns = ['slip', 'createdAt', 'user', 'group', 'condition', 'dueOn', 'author'] as const

/** To whom it was given and when it came back, newest first; each line has its slip. */
export function HandOverTab({ assetId }: { assetId: string }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={handOverKind}
      title={t('life.tab')}
      question={{ filter: { field: 'asset', op: 'is', value: assetId }, sort: '-createdAt' }}
      columns={columns}
      own={handOverColumns}
      limit={50}
      empty={t('life.none')}
    />
  )
}
