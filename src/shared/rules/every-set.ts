import { assetCreationRules, assetInventoryRules, assetUpdateRules } from '../assets/asset.rules.ts'
import { mailIntakeRules } from '../mailboxes/mail-intake.rules.ts'
import { bookingRules } from '../reservations/booking.rules.ts'
import { ticketEscalationRules, ticketOpeningRules, ticketUpdateRules } from '../tickets/ticket.rules.ts'
import type { RuleSet } from './rule-set.ts'

/** Every rule set of the house, in the order in which they are administered: where the browser finds what it may offer. */
export const everyRuleSet: readonly RuleSet[] = [
  ticketOpeningRules,
  ticketUpdateRules,
  ticketEscalationRules,
  mailIntakeRules,
  assetInventoryRules,
  assetCreationRules,
  assetUpdateRules,
  bookingRules,
]

export const ruleSetNamed = (name: string): RuleSet | undefined => everyRuleSet.find((set) => set.name === name)
