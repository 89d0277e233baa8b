import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { kindTexts } from '../../engine/kind-texts.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { RecordName } from '../../engine/list/columns.tsx'
import type { Json } from '../../engine/records.ts'
import { AssetState } from './AssetState.tsx'
import { assetTypeIcon } from './asset-type-icons.ts'
import css from './assets.module.css'

/** Icon of the type and name. */
export function AssetName({ record }: { record: Json }) {
  const { t } = useTranslation()
  const IconPart = assetTypeIcon(record.type)
  return (
    <span className={css.nameLine}>
      <IconPart
        size="1.2em"
        stroke={1.6}
        className={css.typeIcon}
        aria-label={kindTexts(t, assetKind).choice('type', String(record.type))}
        role="img"
      />
      <RecordName kind={assetKind} record={record} />
    </span>
  )
}

/** Of printers; nothing else prints. */
function Pages({ count }: { count: unknown }) {
  const { i18n } = useTranslation()
  return typeof count === 'number' ? new Intl.NumberFormat(i18n.language).format(count) : null
}

/** Columns of assets that look different from what their field says. */
export const assetColumns: KindColumns = {
  name: { cell: (record) => <AssetName record={record} />, needs: ['name', 'type'], width: 220 },
  state: { cell: (record) => <AssetState state={record.state} />, width: 150 },
  type: { hidden: true },
  location: { width: 220 },
  model: { width: 190 },
  serial: { width: 150 },
  monthPages: {
    label: 'assets.pages.month',
    cell: (record) => <Pages count={record.monthPages} />,
    align: 'end',
    width: 140,
    hidden: true,
    sort: null,
  },
}
