import type { Room } from '../engine/house.ts'
import { approvalsRoom } from './approvals/index.ts'
import { assetsRoom } from './assets/index.ts'
import { auditsRoom } from './audits/index.ts'
import { discoveryRoom } from './discovery/index.ts'
import { importsRoom } from './imports/index.ts'
import { infrastructureRoom } from './infrastructure/index.ts'
import { inventoryRoom } from './inventory/index.ts'
import { knowledgeRoom } from './knowledge/index.ts'
import { labelsRoom } from './labels/index.ts'
import { licencesRoom } from './licences/index.ts'
import { mailboxesRoom } from './mailboxes/index.ts'
import { managementRoom } from './management/index.ts'
import { notificationsRoom } from './notifications/index.ts'
import { ordersRoom } from './orders/index.ts'
import { organisationRoom } from './organisation/index.ts'
import { peopleRoom } from './people/index.ts'
import { planningRoom } from './planning/index.ts'
import { plansRoom } from './plans/index.ts'
import { reservationsRoom } from './reservations/index.ts'
import { rulesRoom } from './rules/index.ts'
import { satisfactionRoom } from './satisfaction/index.ts'
import { serviceLevelsRoom } from './service-levels/index.ts'
import { stockRoom } from './stock/index.ts'
import { stocktakesRoom } from './stocktakes/index.ts'
import { ticketsRoom } from './tickets/index.ts'
import { unicityRoom } from './unicity/index.ts'
import { workspaceRoom } from './workspace/workspace.domain.ts'

/** The rooms, from the ground up: each may use those before it, along the arrows of tools/arrows.json. */
export const rooms: readonly Room[] = [
  organisationRoom,
  peopleRoom,
  rulesRoom,
  serviceLevelsRoom,
  workspaceRoom,
  importsRoom,
  assetsRoom,
  infrastructureRoom,
  inventoryRoom,
  discoveryRoom,
  mailboxesRoom,
  approvalsRoom,
  knowledgeRoom,
  ticketsRoom,
  managementRoom,
  stockRoom,
  ordersRoom,
  licencesRoom,
  auditsRoom,
  labelsRoom,
  plansRoom,
  stocktakesRoom,
  reservationsRoom,
  satisfactionRoom,
  planningRoom,
  unicityRoom,
  notificationsRoom,
]
