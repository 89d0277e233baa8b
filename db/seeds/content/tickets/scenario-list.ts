import type { Scenario } from './scenario.ts'
import { ACCOUNTS } from './scenarios/accounts.ts'
import { BUSINESS } from './scenarios/business.ts'
import { COLLABORATION } from './scenarios/collaboration.ts'
import { FILES } from './scenarios/files.ts'
import { LOGISTICS } from './scenarios/logistics.ts'
import { MAIL } from './scenarios/mail.ts'
import { MOVERS } from './scenarios/movers.ts'
import { NETWORK } from './scenarios/network.ts'
import { PRINTING } from './scenarios/printing.ts'
import { PRODUCTION } from './scenarios/production.ts'
import { SECURITY } from './scenarios/security.ts'
import { SOFTWARE } from './scenarios/software.ts'
import { TELEPHONY } from './scenarios/telephony.ts'
import { WORKSTATION } from './scenarios/workstation.ts'

/** Every sort of ticket that the agency knows. */
export const SCENARIOS: readonly Scenario[] = [
  ...ACCOUNTS,
  ...WORKSTATION,
  ...PRINTING,
  ...MAIL,
  ...COLLABORATION,
  ...NETWORK,
  ...TELEPHONY,
  ...SOFTWARE,
  ...BUSINESS,
  ...FILES,
  ...SECURITY,
  ...MOVERS,
  ...PRODUCTION,
  ...LOGISTICS,
]
