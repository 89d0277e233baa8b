import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconDevices, IconQrcode, IconStack2, IconTransform } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { assetTypeNames, typesByFamily } from '../../../shared/assets/types/index.ts'
import { useKindTexts } from '../../engine/kind-texts.ts'
import type { BulkVerb } from '../../engine/list/BulkVerbs.tsx'
import type { FacetSegment } from '../../engine/list/facet.ts'
import { KindList } from '../../engine/list/KindList.tsx'
import type { ListQuestion } from '../../engine/list/use-list.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import type { ShippedView } from '../../engine/views/view.ts'
import { AssetSide } from './AssetSide.tsx'
import { assetColumns } from './asset-columns.tsx'
import { assetFamilyIcon, assetTypeIcon } from './asset-type-icons.ts'
import { ConvertDialog } from './life/ConvertDialog.tsx'

const views: readonly ShippedView[] = [
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

/** An address holds no more; whoever wants labels for more asks by a filter. */
const mostChosen = 500

/** The page that prints labels, for what a question finds. */
const labelsOf = ({ q, filter, sort }: ListQuestion): LinkProps => ({
  to: '/labels',
  search: { q, filter, sort } as never,
})

const verbs: readonly BulkVerb[] = [
  {
    verb: 'return',
    label: 'life.return.verb',
    icon: IconArrowBackUp,
    needs: 'asset.update',
    done: 'life.return.bulk',
  },
  {
    verb: 'labels',
    label: 'labels.print.many',
    icon: IconQrcode,
    needs: 'asset.read',
    link: (ids) => labelsOf({ filter: { field: 'id', op: 'in', value: ids } }),
    most: mostChosen,
  },
  {
    verb: 'change-type',
    label: 'life.convert.verb',
    icon: IconTransform,
    needs: 'asset.update',
    done: 'life.convert.bulk',
    ask: (props) => <ConvertDialog {...props} />,
  },
]

/** The whole register, types as chips. */
export function AssetListPage() {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const [{ type }] = useRouteSearch<{ type?: string }>()
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
  return (
    <KindList
      kind={assetKind}
      icon={IconDevices}
      title={t('assets.list.title')}
      views={views}
      facet={{
        field: 'type',
        label: 'assets.list.types',
        segments: [{ value: '', label: t('assets.list.allTypes'), icon: IconStack2 }, ...families],
      }}
      columns={assetColumns}
      verbs={verbs}
      menu={(question) => (
        <Menu.Item
          component={Link}
          {...(labelsOf(question) as object)}
          leftSection={<IconQrcode size="1.15em" stroke={1.75} aria-hidden />}
        >
          {t('labels.print.ofList')}
        </Menu.Item>
      )}
      peek={(record) => <AssetSide record={record} />}
      create={{
        to: '/assets/new',
        label: 'assets.create',
        needs: 'asset.create',
        ...((assetTypeNames as readonly unknown[]).includes(type) ? { search: { type } } : {}),
      }}
      placeholder={t('assets.list.placeholder')}
      emptyHint="assets.list.emptyHint"
    />
  )
}
