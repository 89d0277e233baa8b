import { IconApps, IconTrashX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import { useCan } from '../../../engine/session.ts'
import type { ShippedView } from '../../../engine/views/view.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { CleanupDialog } from './CleanupDialog.tsx'

const views: readonly ShippedView[] = [
  { key: 'all', label: 'engine.view.all', query: { q: 'install-count:>0 is-hidden:no' } },
  {
    key: 'most',
    label: 'assets.software.view.most',
    query: { q: 'install-count:>0 is-hidden:no', sort: '-installCount' },
  },
  { key: 'new', label: 'assets.software.view.new', query: { q: 'created:<30d is-hidden:no', sort: '-createdAt' } },
  { key: 'gone', label: 'assets.software.view.gone', query: { q: 'install-count:0 is-hidden:no' } },
  { key: 'hidden', label: 'assets.software.view.hidden', query: { q: 'is-hidden:yes install-count:>0' } },
]

const columns: KindColumns = { publisher: { width: 240 }, installCount: { width: 130 } }

/** Programs found by inventory, with how often each is installed. */
export function SoftwareListPage() {
  const { t } = useTranslation()
  const can = useCan()
  const [isCleaning, setCleaning] = useState(false)
  return (
    <>
      <KindList
        kind={softwareKind}
        icon={IconApps}
        views={views}
        columns={columns}
        emptyHint="assets.software.emptyHint"
        actions={
          can('software.update') ? (
            <Button icon={IconTrashX} onClick={() => setCleaning(true)}>
              {t('assets.cleanup.verb')}
            </Button>
          ) : null
        }
      />
      {isCleaning ? <CleanupDialog onClose={() => setCleaning(false)} /> : null}
    </>
  )
}
