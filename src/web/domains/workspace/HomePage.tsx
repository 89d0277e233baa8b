import { IconHome } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../shared/conditions/condition.ts'
import { inventoryMessageKind } from '../../../shared/inventory/inventory.kinds.ts'
import { openStatuses } from '../../../shared/tickets/ticket.lifecycle.ts'
import { ticketKind } from '../../../shared/tickets/tickets.kinds.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { useCan, useSession } from '../../engine/session.ts'
import { Page } from '../../ui/page/Page.tsx'
import css from './home.module.css'

const isOpen: Condition = { field: 'status', op: 'in', value: [...openStatuses] }
const mine: Condition = { all: [isOpen, { has: 'assignee', where: { field: 'user', op: 'is', value: '@me' } }] }
const unassigned: Condition = { all: [isOpen, { not: { has: 'assignee' } }] }
const notTaken: Condition = { field: 'state', op: 'in', value: ['refused', 'failed', 'doubt'] }

const ticketColumns = ['number', 'title', 'status', 'priority', 'openedAt'] as const
const assetColumns = ['name', 'type', 'user', 'createdAt'] as const
const messageColumns = ['deviceId', 'state', 'receivedAt'] as const

/** What awaits the person who signs in: own work first, then what nobody has taken, then what is new. */
export function HomePage() {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  return (
    <Page title={t('workspace.home.title')} icon={IconHome} facts={t('workspace.home.hello', { name: user.name })}>
      <div className={css.panels}>
        {can('ticket.read') ? <TicketPanels /> : null}
        {can('asset.read') ? (
          <PanelList
            kind={assetKind}
            title={t('workspace.home.recentAssets')}
            question={{ sort: '-createdAt' }}
            columns={assetColumns}
            all={{ to: '/assets', search: { view: 'all', sort: '-createdAt' } as never }}
          />
        ) : null}
        {can('inventory.read') ? (
          <PanelList
            kind={inventoryMessageKind}
            title={t('workspace.home.notTaken')}
            question={{ filter: notTaken, sort: '-receivedAt' }}
            columns={messageColumns}
            all={{ to: '/inventory/messages', search: { view: 'not-taken', filter: notTaken } as never }}
            empty={t('workspace.home.allTaken')}
          />
        ) : null}
      </div>
    </Page>
  )
}

function TicketPanels() {
  const { t } = useTranslation()
  return (
    <>
      <PanelList
        kind={ticketKind}
        title={t('workspace.home.myTickets')}
        question={{ filter: mine, sort: '-priority,openedAt' }}
        columns={ticketColumns}
        all={{ to: '/tickets', search: { view: 'mine', filter: mine } as never }}
        empty={t('workspace.home.noTicketOfMine')}
      />
      <PanelList
        kind={ticketKind}
        title={t('workspace.home.unassigned')}
        question={{ filter: unassigned, sort: '-priority,openedAt' }}
        columns={ticketColumns}
        all={{ to: '/tickets', search: { view: 'unassigned', filter: unassigned } as never }}
        empty={t('workspace.home.allAssigned')}
      />
    </>
  )
}
