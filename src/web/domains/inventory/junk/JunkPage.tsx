import { IconBan, IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { junkKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import css from '../inventory.module.css'
import { AddJunk } from './AddJunk.tsx'

/** Values that identify nobody, added to those that Cigale knows already. */
export function JunkPage() {
  const { t } = useTranslation()
  const can = useCan()
  const mayWrite = can('inventory.update')
  const columns: KindColumns = {
    value: { cell: (record) => <code className={css.code}>{String(record.value)}</code>, grow: true, sort: null },
    comment: { label: 'field.comment', width: 320, hidden: false, sort: null },
    remove: {
      label: 'admin.actions',
      cell: (record) => (
        <>
          {record.sort === 'email' ? null : <Replay record={record} />}
          <Remove record={record} />
        </>
      ),
      width: 110,
      needs: ['value', 'sort'],
    },
  }
  return (
    <Page title={t('admin.inventory.page.junk')} icon={IconBan}>
      <div className={css.stack}>
        <p className={css.intro}>{t('admin.inventory.junk.intro')}</p>
        {mayWrite ? <AddJunk /> : null}
        <PanelList
          kind={junkKind}
          title={t('admin.inventory.junk.added')}
          question={{ sort: 'sort,value' }}
          columns={['sort', 'value', 'comment', ...(mayWrite ? ['remove'] : [])]}
          own={columns}
          limit={500}
          empty={t('admin.inventory.junk.none')}
        />
      </div>
    </Page>
  )
}

/** What is in the register already follows the list only when its messages are read once more. */
function Replay({ record }: { record: Json }) {
  const { t } = useTranslation()
  const value = String(record.value)
  const replay = useAction(junkKind, record.id, 'replay')
  return (
    <IconButton
      size="small"
      icon={IconRefresh}
      label={t('admin.inventory.junk.replay', { value })}
      aria-busy={replay.isBusy}
      onClick={(event) => {
        event.stopPropagation()
        void replay.run({}, { done: t('admin.inventory.junk.replayed') })
      }}
    />
  )
}

function Remove({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([junkKind.plural])
  const value = String(record.value)
  const remove = () =>
    send(() => api.delete(`/inventory-junk/${record.id}`), {
      done: t('admin.inventory.junk.removed', { value }),
      undo: () => api.post(`/inventory-junk/${record.id}/restore`),
    })
  return (
    <IconButton
      size="small"
      icon={IconX}
      label={t('admin.inventory.junk.remove', { value })}
      aria-busy={isBusy}
      onClick={(event) => {
        event.stopPropagation()
        void remove()
      }}
    />
  )
}
