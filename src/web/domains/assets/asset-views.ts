import { IconStack2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { typesByFamily } from '../../../shared/assets/types/index.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import type { Facet, FacetSegment } from '../../engine/list/facet.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { assetFamilyIcon, assetTypeIcon } from './asset-type-icons.ts'

/** Views of the register, whatever way it is shown. */
export const assetViews: readonly ShippedView[] = [
  { key: 'all', label: 'assets.view.all', query: {} },
  { key: 'mine', label: 'assets.view.mine', query: { q: 'technician:@me' } },
  { key: 'stock', label: 'assets.view.stock', query: { q: 'state.phase:in_stock' } },
  { key: 'unassigned', label: 'assets.view.unassigned', query: { q: 'user:none state.phase:in_use' } },
  { key: 'repair', label: 'assets.view.repair', query: { q: 'state.phase:in_repair' } },
  { key: 'silent', label: 'assets.view.silent', query: { q: 'inventoried:>30d', sort: 'lastInventoryAt' } },
  {
    key: 'stale',
    label: 'life.view.stale',
    query: { filter: { field: 'staleSince', op: 'notEmpty' }, sort: 'lastInventoryAt' },
  },
  {
    key: 'leavers',
    label: 'life.view.leavers',
    query: { filter: { field: 'user.isActive', op: 'is', value: false } },
  },
  { key: 'recent', label: 'assets.view.recent', query: { q: 'created:<30d', sort: '-createdAt' } },
]

/** Types of the register as chips, by family. */
export function useAssetFacet(): Facet {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const chip = (name: string) => ({
    value: name,
    label: t(`assetType.${name}.plural`, { defaultValue: texts.choice('type', name) }),
    icon: assetTypeIcon(name),
  })
  const families = typesByFamily.map(({ family, types }): FacetSegment => {
    const inside = types.map(({ name }) => chip(name))
    if (inside.length === 1) return inside[0]!
    return { value: family, label: t(`assetFamily.${family}`), icon: assetFamilyIcon(family), inside }
  })
  return {
    field: 'type',
    label: 'assets.list.types',
    segments: [{ value: '', label: t('assets.list.allTypes'), icon: IconStack2 }, ...families],
  }
}
