import { Menu } from '@mantine/core'
import {
  IconApps,
  IconArrowBackUp,
  IconDevices,
  IconLockOpen,
  IconMap,
  IconQrcode,
  IconTransform,
} from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { assetTypeNames } from '../../../shared/assets/types/index.ts'
import { copyVerb } from '../../engine/copies/BulkCopyDialog.tsx'
import type { BulkVerb } from '../../engine/list/BulkVerbs.tsx'
import { KindList } from '../../engine/list/KindList.tsx'
import type { ListQuestion } from '../../engine/list/use-list.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { AssetSide } from './AssetSide.tsx'
import { assetColumns } from './asset-columns.tsx'
import { assetViews, useAssetFacet } from './asset-views.ts'
import { ConvertDialog } from './life/ConvertDialog.tsx'
import { UnlockDialog } from './life/UnlockDialog.tsx'
import { SoftwareDialog } from './parts/SoftwareDialog.tsx'

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
  copyVerb(assetKind),
  {
    verb: 'add-software',
    label: 'assets.software.addMany',
    icon: IconApps,
    needs: 'asset.update',
    done: 'assets.software.addedMany',
    ask: (props) => <InstallOnMany {...props} />,
  },
  {
    verb: 'unlock-fields',
    label: 'life.unlock.verb',
    icon: IconLockOpen,
    needs: 'asset.unlock',
    done: 'life.unlock.done',
    ask: (props) => <UnlockDialog {...props} />,
  },
]

function InstallOnMany({ onRun, onClose }: { onRun: (input: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation()
  return <SoftwareDialog title={t('assets.software.addMany')} onRun={(input) => onRun(input)} onClose={onClose} />
}

/** The whole register, types as chips. */
export function AssetListPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<{ type?: string }>()
  const facet = useAssetFacet()
  return (
    <KindList
      kind={assetKind}
      icon={IconDevices}
      title={t('assets.list.title')}
      views={assetViews}
      actions={
        <LinkButton to="/map" search={search as never} icon={IconMap}>
          {t('plans.map.show')}
        </LinkButton>
      }
      facet={facet}
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
        ...((assetTypeNames as readonly unknown[]).includes(search.type) ? { search: { type: search.type } } : {}),
      }}
      placeholder={t('assets.list.placeholder')}
      emptyHint="assets.list.emptyHint"
    />
  )
}
