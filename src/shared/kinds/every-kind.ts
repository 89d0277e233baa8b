import { approvalKind, approvalTemplateKind, approverKind, deputyKind } from '../approvals/approvals.kinds.ts'
import { assetKind, assetStateKind, manufacturerKind, modelKind, softwareKind } from '../assets/assets.kinds.ts'
import { impactGroupKind } from '../assets/impact-group.kinds.ts'
import {
  assetTemplateKind,
  handOverKind,
  numberSequenceKind,
  stateTransitionKind,
  transferModelKind,
  typeLockKind,
} from '../assets/life.kinds.ts'
import { assetLinkKind, linkTypeKind } from '../assets/links.kinds.ts'
import { applianceTypeKind, cableStrandKind, lineOperatorKind } from '../assets/lists.kinds.ts'
import { auditRuleKind } from '../audits/audits.kinds.ts'
import { scanRangeKind, scanRunKind, snmpCredentialKind } from '../discovery/discovery.kinds.ts'
import { importKind, importMappingKind } from '../imports/imports.kinds.ts'
import {
  ipNetworkKind,
  serverRoomKind,
  socketKind,
  socketModelKind,
  vlanKind,
} from '../infrastructure/infrastructure.kinds.ts'
import { hardwareChangeKind } from '../inventory/hardware.kinds.ts'
import { agentKind, doubtKind, inventoryMessageKind, junkKind, refusalKind } from '../inventory/inventory.kinds.ts'
import { nameRuleKind, renamingKind, softwareRuleKind } from '../inventory/naming.kinds.ts'
import { articleCategoryKind, articleKind } from '../knowledge/knowledge.kinds.ts'
import { labelLayoutKind } from '../labels/labels.kinds.ts'
import { licenceKind, licenceSeatKind } from '../licences/licences.kinds.ts'
import { incomingMailKind, mailboxKind } from '../mailboxes/mailboxes.kinds.ts'
import {
  budgetKind,
  budgetTypeKind,
  contactKind,
  contractCostKind,
  contractKind,
  contractTypeKind,
  documentHeadingKind,
  linkTemplateKind,
  purchaseKind,
  supplierKind,
  supplierTypeKind,
  ticketCostKind,
} from '../management/management.kinds.ts'
import {
  mailIdentityKind,
  noticeKind,
  notificationRuleKind,
  notificationTemplateKind,
  outgoingMailKind,
} from '../notifications/notifications.kinds.ts'
import {
  billKind,
  catalogueItemKind,
  orderKind,
  orderLineKind,
  receptionKind,
  receptionLineKind,
} from '../orders/orders.kinds.ts'
import { entityKind, locationKind } from '../organisation/organisation.kinds.ts'
import {
  apiTokenKind,
  grantKind,
  groupKind,
  memberKind,
  profileKind,
  sessionKind,
  userKind,
} from '../people/people.kinds.ts'
import { calendarFeedKind } from '../planning/calendar-feeds.ts'
import { bookableKind, bookingKind, bookingPoolKind, bookingSeriesKind } from '../reservations/reservations.kinds.ts'
import { ruleKind } from '../rules/rules.kinds.ts'
import { surveyAnswerKind, surveyKind } from '../satisfaction/satisfaction.kinds.ts'
import { calendarKind, serviceLevelKind } from '../service-levels/service-levels.kinds.ts'
import { cartridgeKind, stockItemKind, stockLevelKind, stockMovementKind } from '../stock/stock.kinds.ts'
import { stocktakeKind, stocktakeLineKind, stocktakeScanKind } from '../stocktakes/stocktakes.kinds.ts'
import { requestSourceKind, solutionTypeKind, taskCategoryKind } from '../tickets/case-words.ts'
import { changeModelKind } from '../tickets/change-models.ts'
import { reviewFormKind } from '../tickets/change-reviews.ts'
import { freezeWindowKind } from '../tickets/freeze-windows.ts'
import { lifeLimitKind } from '../tickets/life-limits.ts'
import { recurringCaseKind } from '../tickets/recurring-cases.ts'
import { textTemplateKind } from '../tickets/text-templates.ts'
import { ticketPartyKind } from '../tickets/ticket-parties.ts'
import { ticketTemplateKind } from '../tickets/ticket-templates.ts'
import { ticketCategoryKind, ticketEntryKind, ticketKind, ticketSubStatusKind } from '../tickets/tickets.kinds.ts'
import { uniqueRuleKind } from '../unicity/unicity.kinds.ts'
import { recordTemplateKind, savedViewKind } from '../workspace/workspace.kinds.ts'
import type { Kind } from './define-kind.ts'

/** Every kind of the house, room by room: where the browser finds the kind that a reference points at. */
export const everyKind: readonly Kind[] = [
  entityKind,
  locationKind,
  userKind,
  groupKind,
  memberKind,
  profileKind,
  grantKind,
  apiTokenKind,
  sessionKind,
  savedViewKind,
  ruleKind,
  auditRuleKind,
  calendarKind,
  serviceLevelKind,
  importKind,
  importMappingKind,
  assetKind,
  manufacturerKind,
  modelKind,
  lineOperatorKind,
  cableStrandKind,
  socketModelKind,
  applianceTypeKind,
  assetStateKind,
  stateTransitionKind,
  assetTemplateKind,
  numberSequenceKind,
  typeLockKind,
  transferModelKind,
  handOverKind,
  softwareKind,
  linkTypeKind,
  assetLinkKind,
  impactGroupKind,
  serverRoomKind,
  vlanKind,
  ipNetworkKind,
  socketKind,
  agentKind,
  inventoryMessageKind,
  doubtKind,
  refusalKind,
  junkKind,
  nameRuleKind,
  hardwareChangeKind,
  softwareRuleKind,
  renamingKind,
  snmpCredentialKind,
  mailboxKind,
  incomingMailKind,
  scanRangeKind,
  scanRunKind,
  approvalKind,
  approvalTemplateKind,
  approverKind,
  deputyKind,
  ticketKind,
  ticketCategoryKind,
  ticketSubStatusKind,
  solutionTypeKind,
  taskCategoryKind,
  requestSourceKind,
  textTemplateKind,
  ticketTemplateKind,
  recurringCaseKind,
  freezeWindowKind,
  changeModelKind,
  reviewFormKind,
  lifeLimitKind,
  surveyKind,
  surveyAnswerKind,
  ticketEntryKind,
  ticketPartyKind,
  articleKind,
  articleCategoryKind,
  licenceKind,
  licenceSeatKind,
  stockItemKind,
  stockLevelKind,
  stockMovementKind,
  cartridgeKind,
  supplierKind,
  supplierTypeKind,
  contactKind,
  contractKind,
  contractTypeKind,
  documentHeadingKind,
  contractCostKind,
  budgetKind,
  budgetTypeKind,
  purchaseKind,
  catalogueItemKind,
  orderKind,
  orderLineKind,
  receptionKind,
  receptionLineKind,
  billKind,
  ticketCostKind,
  linkTemplateKind,
  labelLayoutKind,
  stocktakeKind,
  stocktakeLineKind,
  stocktakeScanKind,
  calendarFeedKind,
  bookingPoolKind,
  bookableKind,
  bookingKind,
  bookingSeriesKind,
  uniqueRuleKind,
  recordTemplateKind,
  noticeKind,
  notificationRuleKind,
  notificationTemplateKind,
  mailIdentityKind,
  outgoingMailKind,
]

const byName = new Map(everyKind.map((kind) => [kind.name, kind]))
const byPlural = new Map(everyKind.map((kind) => [kind.plural, kind]))

/** A kind by its name (`asset`); undefined = no such kind. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name)

/** A kind by the path segment of its API (`assets`); undefined = no such kind. */
export const kindOfPlural = (plural: string): Kind | undefined => byPlural.get(plural)

/** The kind whose records are headings of documents; undefined = documents are filed under nothing. */
export const headingKind = (): Kind | undefined => everyKind.find((kind) => kind.filesDocuments)
