import { type Icon, IconAlertOctagon, IconBug, IconExchange, IconTicket } from '@tabler/icons-react'

/** A case by its type. */
export const caseIcons: Record<string, Icon> = {
  incident: IconAlertOctagon,
  request: IconTicket,
  problem: IconBug,
  change: IconExchange,
}
