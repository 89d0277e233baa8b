import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { isOpenCase } from '../../../../shared/tickets/open-cases.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { useCan } from '../../../engine/session.ts'
import css from '../people.module.css'

const assetColumns = ['name', 'type', 'model', 'serial', 'state'] as const
const ticketColumns = ['number', 'title', 'status', 'priority', 'openedAt'] as const

/** What the person holds, what they asked for and what they work on. */
export function UserOverview({ userId }: { userId: string }) {
  const { t } = useTranslation()
  const can = useCan()
  const holds: Condition = { field: 'user', op: 'is', value: userId }
  const as = (role: string): Condition => ({ has: role, where: { field: 'user', op: 'is', value: userId } })
  const requested = as('requester')
  const assigned: Condition = { all: [isOpenCase, as('assignee')] }
  return (
    <div className={css.panels}>
      {can('asset.read') ? (
        <PanelList
          kind={assetKind}
          title={t('admin.users.equipment')}
          question={{ filter: holds }}
          columns={assetColumns}
          limit={10}
          all={{ to: '/assets', search: { view: 'all', filter: holds } as never }}
          empty={t('admin.users.noEquipment')}
        />
      ) : null}
      {can('ticket.read') ? (
        <>
          <PanelList
            kind={ticketKind}
            title={t('admin.users.requested')}
            question={{ filter: requested, sort: '-openedAt' }}
            columns={ticketColumns}
            all={{ to: '/tickets', search: { view: 'all', filter: requested } as never }}
            empty={t('admin.users.noRequest')}
          />
          <PanelList
            kind={ticketKind}
            title={t('admin.users.assigned')}
            question={{ filter: assigned, sort: '-priority,openedAt' }}
            columns={ticketColumns}
            all={{ to: '/tickets', search: { view: 'all', filter: assigned } as never }}
            empty={t('admin.users.noneAssigned')}
          />
        </>
      ) : null}
    </div>
  )
}
