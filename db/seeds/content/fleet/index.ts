import type { Agency, ContentOptions, Fleet, StateSeed } from '../types.ts'
import { fleetContext } from './context.ts'
import { monitors, peripherals, phones } from './devices.ts'
import { network, printers, vehicles } from './infrastructure.ts'
import { suppliers } from './orders.ts'
import { servers } from './servers.ts'
import { CATALOGUE } from './software-catalogue.ts'
import { workstations } from './workstations.ts'

export const STATES: readonly StateSeed[] = [
  { code: 'ordered', name: 'Commandé', phase: 'ordered' },
  { code: 'in_stock', name: 'En stock', phase: 'in_stock' },
  { code: 'in_use', name: 'En service', phase: 'in_use' },
  { code: 'in_repair', name: 'En réparation', phase: 'in_repair' },
  { code: 'on_loan', name: 'Prêté', phase: 'on_loan' },
  { code: 'lost', name: 'Perdu ou volé', phase: 'lost' },
  { code: 'retired', name: 'Réformé', phase: 'retired' },
]

/** Everything the agency owns: 700 computers, and what stands around them. */
export function fleet(agency: Agency, { now, seed = 1 }: ContentOptions): Fleet {
  const context = fleetContext(agency, now.getTime(), seed)
  const machines = workstations(context)
  const assets = [
    ...machines,
    ...servers(context),
    ...monitors(context, machines),
    ...printers(context),
    ...network(context),
    ...phones(context),
    ...peripherals(context, machines),
    ...vehicles(context),
  ]
  return { suppliers: suppliers(), states: [...STATES], software: CATALOGUE.map((entry) => entry.software), assets }
}
