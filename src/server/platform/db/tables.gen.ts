// Written by tools/write-tables.ts from the migrated schema. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column that the database fills when it is left out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Whatever jsonb holds: the place that reads it checks its shape. To write an array, JSON.stringify it. */
export type Json = unknown
export type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>
export type Numeric = ColumnType<string, string | number, string | number>
export type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface AccessGrantTable {
  id: GeneratedAlways<string>
  userId: Int8
  profileId: Int8
  entityId: Int8
  isRecursive: Generated<boolean>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface AgentTable {
  id: GeneratedAlways<string>
  deviceId: string
  agentUuid: string | null
  name: Generated<string>
  programVersion: Generated<string>
  tag: string | null
  entityId: Int8 | null
  assetId: Int8 | null
  address: string | null
  userAgent: string | null
  isBlocked: Generated<boolean>
  lastContactAt: Timestamp | null
  lastInventoryAt: Timestamp | null
  lastFullAt: Timestamp | null
  sectionHashes: Generated<Json>
  lastMessageId: Int8 | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ApiTokenTable {
  id: GeneratedAlways<string>
  tokenHash: string
  hint: string
  userId: Int8
  name: string
  scopes: Generated<string[]>
  expiresAt: Timestamp | null
  lastUsedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface AppGroupTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  code: string | null
  email: string | null
  canBeAssigned: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  distribution: string | null
}

export interface AppUserTable {
  id: GeneratedAlways<string>
  login: string
  name: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  jobTitle: string | null
  entityId: Int8
  locationId: Int8 | null
  managerId: Int8 | null
  language: Generated<string>
  isActive: Generated<boolean>
  passwordHash: string | null
  passwordAt: Timestamp | null
  lastSignInAt: Timestamp | null
  preferences: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
}

export interface ApplianceTypeTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
}

export interface ApprovalTable {
  id: GeneratedAlways<string>
  subjectKind: string
  subjectId: Int8
  name: string
  state: Generated<string>
  step: Generated<number>
  steps: Generated<Json>
  comment: string | null
  askedById: Int8 | null
  askedAt: Generated<Timestamp>
  stepAskedAt: Generated<Timestamp>
  decidedAt: Timestamp | null
  remindedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface ApprovalLinkTable {
  id: GeneratedAlways<string>
  approverId: Int8
  userId: Int8
  tokenHash: string
  madeById: Int8 | null
  madeAt: Generated<Timestamp>
  expiresAt: Timestamp
  usedAt: Timestamp | null
}

export interface ApprovalTemplateTable {
  id: GeneratedAlways<string>
  name: string
  steps: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ApproverTable {
  id: GeneratedAlways<string>
  approvalId: Int8
  step: Generated<number>
  userId: Int8 | null
  groupId: Int8 | null
  managersOnly: Generated<boolean>
  answer: string | null
  answeredById: Int8 | null
  answeredForId: Int8 | null
  byLink: Generated<boolean>
  answeredAt: Timestamp | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface ArticleTable {
  id: GeneratedAlways<string>
  title: string
  summary: string | null
  body: string
  bodyText: Generated<string>
  state: Generated<string>
  audience: string
  language: string
  categoryId: Int8 | null
  entityId: Int8
  ownerId: Int8 | null
  authorId: Int8 | null
  visibleFrom: Timestamp | null
  visibleUntil: Timestamp | null
  reviewOn: string | null
  isPinned: Generated<boolean>
  publishedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
  originalId: Int8 | null
  views: Generated<number>
}

export interface ArticleCaseTable {
  articleId: Int8
  ticketId: Int8
  createdAt: Generated<Timestamp>
}

export interface ArticleCategoryTable {
  id: GeneratedAlways<string>
  name: string
  parentId: Int8 | null
  path: Generated<string[]>
  completeName: Generated<string>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
  completeNameFr: string | null
  completeNameEn: string | null
}

export interface ArticleGroupTable {
  articleId: Int8
  groupId: Int8
}

export interface ArticleSolvedTable {
  articleId: Int8
  userId: Int8
  solvedOn: string
}

export interface ArticleVersionTable {
  articleId: Int8
  number: number
  title: string
  summary: string | null
  body: string
  authorId: Int8 | null
  createdAt: Timestamp
}

export interface ArticleViewTable {
  articleId: Int8
  userId: Int8
  viewedOn: string
}

export interface ArticleVoteTable {
  articleId: Int8
  userId: Int8
  isHelpful: boolean
  comment: string | null
  createdAt: Timestamp
}

export interface AssetTable {
  id: GeneratedAlways<string>
  number: Generated<Int8>
  type: string
  name: string
  entityId: Int8
  stateId: Int8 | null
  locationId: Int8 | null
  userId: Int8 | null
  groupId: Int8 | null
  technicianId: Int8 | null
  supportGroupId: Int8 | null
  manufacturerId: Int8 | null
  modelId: Int8 | null
  serial: string | null
  inventoryNumber: string | null
  uuid: string | null
  contact: string | null
  osName: string | null
  osVersion: string | null
  comment: string | null
  custom: Generated<Json>
  observed: Generated<Json>
  source: Generated<string>
  lastInventoryAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  searchExtra: Generated<string>
  search: GeneratedAlways<string | null>
  stateSince: Timestamp | null
  staleSince: Timestamp | null
  staleFromStateId: Int8 | null
  impactGroupId: Int8 | null
  isRecursive: Generated<boolean>
  contactNumber: string | null
  lastBootAt: Timestamp | null
  lineOperatorId: Int8 | null
  cableStrandId: Int8 | null
  applianceTypeId: Int8 | null
  snmpCredentialId: Int8 | null
}

export interface AssetEvidenceTable {
  assetId: Int8
  sort: string
  value: string
  seenAt: Generated<Timestamp>
}

export interface AssetHiddenTable {
  id: GeneratedAlways<string>
  assetId: Int8
  section: string
  key: string
  title: string
  softwareId: Int8 | null
  version: string | null
  architecture: string | null
  data: Generated<Json>
  reason: string
  userId: Int8 | null
  createdAt: Generated<Timestamp>
}

export interface AssetLinkTable {
  id: GeneratedAlways<string>
  fromId: Int8
  toId: Int8
  isObserved: Generated<boolean>
  firstSeenAt: Generated<Timestamp>
  lastSeenAt: Generated<Timestamp>
  endedAt: Timestamp | null
  typeId: Int8
  comment: string | null
  isDeclared: Generated<boolean>
}

export interface AssetLockTable {
  id: GeneratedAlways<string>
  assetId: Int8
  field: string
  userId: Int8 | null
  reason: string | null
  createdAt: Generated<Timestamp>
}

export interface AssetMergeTable {
  id: GeneratedAlways<string>
  keptId: Int8
  mergedId: Int8
  userId: Int8 | null
  moved: Generated<Json>
  createdAt: Generated<Timestamp>
  undoneAt: Timestamp | null
}

export interface AssetPartTable {
  id: GeneratedAlways<string>
  assetId: Int8
  section: string
  key: string
  title: string
  data: Generated<Json>
  isObserved: Generated<boolean>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface AssetSecretTable {
  id: GeneratedAlways<string>
  assetId: Int8
  name: string
  sealed: string
  updatedAt: Generated<Timestamp>
}

export interface AssetStateTable {
  id: GeneratedAlways<string>
  name: string
  code: string | null
  phase: Generated<string>
  position: Generated<number>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
  assetTypes: Generated<Json>
}

export interface AssetTemplateTable {
  id: GeneratedAlways<string>
  name: string
  assetType: string
  assetName: string | null
  entityId: Int8 | null
  stateId: Int8 | null
  locationId: Int8 | null
  groupId: Int8 | null
  technicianId: Int8 | null
  supportGroupId: Int8 | null
  manufacturerId: Int8 | null
  modelId: Int8 | null
  assetComment: string | null
  custom: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
}

export interface AssignmentTurnTable {
  groupId: Int8
  userId: Int8
  lastTurn: Int8
}

export interface AttachmentTable {
  id: GeneratedAlways<string>
  documentId: Int8
  kind: string
  recordId: Int8
  entryId: Int8 | null
  createdAt: Generated<Timestamp>
  headingId: Int8 | null
}

export interface AuditCountTable {
  ruleId: Int8
  day: string
  entityId: Int8
  found: number
}

export interface AuditRuleTable {
  id: GeneratedAlways<string>
  name: string
  subject: string
  severity: string
  isActive: Generated<boolean>
  entityId: Int8
  groupId: Int8 | null
  condition: Generated<Json>
  code: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface AuditRunTable {
  ruleId: Int8
  day: string
  at: Timestamp
  found: number | null
  fault: string | null
}

export interface BillTable {
  id: GeneratedAlways<string>
  number: string
  orderId: Int8
  state: Generated<string>
  billedOn: string
  amountExcl: Numeric
  amountIncl: Numeric
  reason: string | null
  paidOn: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface BookableTable {
  id: GeneratedAlways<string>
  name: string
  poolId: Int8
  assetId: Int8 | null
  locationId: Int8 | null
  isOut: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface BookingTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  poolId: Int8
  bookableId: Int8
  userId: Int8
  authorId: Int8 | null
  seriesId: Int8 | null
  state: string
  startsAt: Timestamp
  endsAt: Timestamp
  blockedUntil: Timestamp
  dueOn: string
  reason: string | null
  ticketId: Int8 | null
  termsAt: Timestamp | null
  lentAt: Timestamp | null
  lenderId: Int8 | null
  conditionOut: string | null
  commentOut: string | null
  returnedAt: Timestamp | null
  receiverId: Int8 | null
  conditionIn: string | null
  commentIn: string | null
  why: Generated<Json>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
  hours: GeneratedAlways<number | null>
  daysAhead: GeneratedAlways<number | null>
}

export interface BookingPoolTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  description: string | null
  isOpen: Generated<boolean>
  audience: Generated<string>
  maxHours: number | null
  noticeHours: number | null
  horizonDays: number | null
  bufferMinutes: number | null
  calendarId: Int8 | null
  approval: Generated<string>
  approverGroupId: Int8 | null
  showsNames: Generated<boolean>
  terms: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface BookingPoolGroupTable {
  poolId: Int8
  groupId: Int8
}

export interface BookingSeriesTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  poolId: Int8
  userId: Int8
  authorId: Int8 | null
  repeats: Json
  startsAt: Timestamp
  endsAt: Timestamp
  reason: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface BudgetTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  typeId: Int8 | null
  amount: Numeric
  beginsOn: string | null
  endsOn: string | null
  locationId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  isRecursive: Generated<boolean>
}

export interface BudgetTypeTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
}

export interface CableStrandTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
}

export interface CalendarFeedTable {
  id: GeneratedAlways<string>
  tokenHash: string
  hint: string
  userId: Int8
  name: string
  sort: string
  groupId: Int8 | null
  poolId: Int8 | null
  isDetailed: Generated<boolean>
  lastUsedAt: Timestamp | null
  windowAt: Timestamp | null
  windowReads: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface CartridgeTable {
  id: GeneratedAlways<string>
  itemId: Int8
  assetId: Int8
  movementId: Int8
  state: Generated<string>
  installedOn: string
  installedPages: number | null
  wornOn: string | null
  wornPages: number | null
  printedPages: GeneratedAlways<number | null>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface CatalogueItemTable {
  id: GeneratedAlways<string>
  name: string
  supplierId: Int8
  code: string
  sort: string
  assetType: string | null
  modelId: Int8 | null
  templateId: Int8 | null
  stockItemId: Int8 | null
  unit: string | null
  unitPrice: Numeric
  taxRate: Numeric | null
  warrantyMonths: number | null
  validFrom: string | null
  validUntil: string | null
  isActive: Generated<boolean>
  entityId: Int8
  isRecursive: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ChangeModelTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  categoryId: Int8 | null
  state: Generated<string>
  about: string | null
  title: string
  description: string | null
  impact: number | null
  risk: string
  consequences: string | null
  controlList: string | null
  deploymentPlan: string
  backoutPlan: string
  testPlan: string | null
  checklist: string | null
  tasks: string | null
  windowMinutes: number | null
  assigneeGroupId: Int8 | null
  assigneeUserId: Int8 | null
  approvedById: Int8 | null
  approvedAt: Timestamp | null
  validUntil: string | null
  reviewOn: string | null
  stateReason: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ContactTable {
  id: GeneratedAlways<string>
  name: string
  firstName: string | null
  title: string | null
  jobTitle: string | null
  entityId: Int8
  email: string | null
  phone: string | null
  mobile: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
}

export interface ContractTable {
  id: GeneratedAlways<string>
  name: string
  number: string | null
  entityId: Int8
  typeId: Int8 | null
  supplierId: Int8 | null
  state: Generated<string>
  startsOn: string | null
  initialMonths: number | null
  renewal: Generated<string>
  renewalMonths: number | null
  renewedTimes: Generated<number>
  noticeMonths: number | null
  invoiceMonths: number | null
  terminatedOn: string | null
  endsOn: string | null
  noticeOn: string | null
  accountNumber: string | null
  supportWeek: string | null
  supportSaturday: string | null
  supportSunday: string | null
  maxAssets: number | null
  locationId: Int8 | null
  managerId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  searchExtra: Generated<string>
  search: GeneratedAlways<string | null>
  isRecursive: Generated<boolean>
}

export interface ContractAssetTable {
  contractId: Int8
  assetId: Int8
  createdAt: Generated<Timestamp>
}

export interface ContractCostTable {
  id: GeneratedAlways<string>
  contractId: Int8
  name: string
  beginsOn: string | null
  endsOn: string | null
  amount: Numeric
  budgetId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface ContractLicenceTable {
  contractId: Int8
  licenceId: Int8
}

export interface ContractPartnerTable {
  contractId: Int8
  supplierId: Int8
  createdAt: Generated<Timestamp>
}

export interface ContractTypeTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
}

export interface DeputyTable {
  id: GeneratedAlways<string>
  userId: Int8
  deputyId: Int8
  startsAt: Timestamp
  endsAt: Timestamp
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface DocumentTable {
  id: GeneratedAlways<string>
  sha256: string | null
  name: string
  mime: string
  size: Int8
  userId: Int8 | null
  createdAt: Generated<Timestamp>
  url: string | null
}

export interface DocumentHeadingTable {
  id: GeneratedAlways<string>
  name: string
  parentId: Int8 | null
  path: Generated<string[]>
  completeName: Generated<string>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
  completeNameFr: string | null
  completeNameEn: string | null
}

export interface DueDateTable {
  id: GeneratedAlways<string>
  kind: string
  recordId: Int8
  sort: string
  dueOn: string
  toldAt: Generated<Timestamp>
}

export interface EntityTable {
  id: GeneratedAlways<string>
  name: string
  parentId: Int8 | null
  path: Generated<string[]>
  completeName: Generated<string>
  code: string | null
  inventoryTag: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  solvingApprovals: string | null
  solvingChildren: string | null
  solvingTasks: string | null
}

export interface FloorPlanTable {
  locationId: Int8
  documentId: Int8
  width: number
  height: number
}

export interface FreezeWindowTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  isActive: Generated<boolean>
  effect: Generated<string>
  startsAt: Timestamp
  endsAt: Timestamp
  repeats: Generated<string>
  monthWay: Generated<string>
  repeatsUntil: string | null
  condition: Generated<Json>
  reason: string
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface GroupMemberTable {
  id: GeneratedAlways<string>
  groupId: Int8
  userId: Int8
  isManager: Generated<boolean>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
  isPassedOver: Generated<boolean>
}

export interface HandOverTable {
  id: GeneratedAlways<string>
  assetId: Int8
  direction: string
  userId: Int8 | null
  groupId: Int8 | null
  locationId: Int8 | null
  authorId: Int8 | null
  condition: string | null
  accessories: string | null
  comment: string | null
  dueOn: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface HardwareChangeTable {
  id: GeneratedAlways<string>
  assetId: Int8
  seenAt: Timestamp
  part: string
  change: string
  before: string | null
  after: string | null
  beforeMb: Int8 | null
  afterMb: Int8 | null
}

export interface HistoryTable {
  id: GeneratedAlways<string>
  at: Generated<Timestamp>
  kind: string
  recordId: Int8
  changeId: string
  action: string
  userId: Int8 | null
  actorName: string
  source: string
  changes: Generated<Json>
}

export interface IdempotencyTable {
  userId: Int8
  key: string
  route: string
  bodyHash: string
  status: number | null
  response: Json | null
  createdAt: Generated<Timestamp>
}

export interface ImpactGroupTable {
  id: GeneratedAlways<string>
  name: string
  colour: string
  entityId: Int8
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ImportLineTable {
  id: GeneratedAlways<string>
  importId: Int8
  line: number
  outcome: string
  recordId: Int8 | null
  changeId: string | null
  errors: Generated<Json>
  changes: Generated<Json>
  cells: Json | null
}

export interface ImportMappingTable {
  id: GeneratedAlways<string>
  name: string
  kind: string
  userId: Int8 | null
  isShared: Generated<boolean>
  mapping: Generated<Json>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ImportRunTable {
  id: GeneratedAlways<string>
  kind: string
  fileName: string
  userId: Int8 | null
  isTrial: Generated<boolean>
  mode: string
  state: string
  lineCount: Generated<number>
  doneCount: Generated<number>
  createdCount: Generated<number>
  updatedCount: Generated<number>
  unchangedCount: Generated<number>
  refusedCount: Generated<number>
  mapping: Generated<Json>
  file: Generated<Json>
  scopes: Json | null
  error: string | null
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
  aliveAt: Timestamp | null
}

export interface IncomingMailTable {
  id: GeneratedAlways<string>
  receivedAt: Timestamp
  sentAt: Timestamp | null
  mailboxId: Int8
  entityId: Int8
  state: Generated<string>
  reason: string | null
  subject: Generated<string>
  fromAddress: string | null
  fromName: string | null
  fromDomain: string | null
  recipients: string | null
  senderId: Int8 | null
  isKnown: Generated<boolean>
  isAutomatic: Generated<boolean>
  ticketId: Int8 | null
  entryId: Int8 | null
  followsId: Int8 | null
  messageId: string | null
  size: number
  attachmentCount: Generated<number>
  attempts: Generated<number>
  error: string | null
  headers: string | null
  body: string | null
  preview: string | null
  decision: Generated<Json>
  caseEntityId: Int8 | null
  caseType: string | null
  caseCategoryId: Int8 | null
  caseGroupId: Int8 | null
  casePriority: number | null
  isIgnored: Generated<boolean>
  answersRefusal: Generated<boolean>
  digest: string
  documentId: Int8 | null
  pictures: Generated<string[]>
  claimedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface InventoryDoubtTable {
  id: GeneratedAlways<string>
  messageId: Int8
  deviceId: string
  entityId: Int8 | null
  candidates: Json
  subject: Json
  state: Generated<string>
  assetId: Int8 | null
  userId: Int8 | null
  decidedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface InventoryJunkTable {
  id: GeneratedAlways<string>
  sort: string
  value: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface InventoryMessageTable {
  id: GeneratedAlways<string>
  receivedAt: Generated<Timestamp>
  door: string
  query: string
  deviceId: string | null
  address: string | null
  userAgent: string | null
  headers: Generated<Json>
  encoding: string
  body: Buffer | null
  bodyHash: string
  size: number
  state: Generated<string>
  attempts: Generated<number>
  notBefore: Timestamp | null
  processedAt: Timestamp | null
  durationMs: number | null
  agentId: Int8 | null
  assetId: Int8 | null
  errorCode: string | null
  errorDetail: string | null
  trace: Generated<Json>
  entityId: Int8 | null
}

export interface InventoryRefusalTable {
  id: GeneratedAlways<string>
  deviceId: string
  fingerprint: string
  name: string | null
  serial: string | null
  uuid: string | null
  manufacturer: string | null
  model: string | null
  type: string
  tag: string | null
  addresses: string | null
  macs: string | null
  address: string | null
  agentId: Int8 | null
  entityId: Int8 | null
  messageId: Int8 | null
  reason: string
  ruleId: Int8 | null
  detail: string | null
  trace: Generated<Json>
  state: Generated<string>
  times: Generated<number>
  firstAt: Timestamp
  lastAt: Timestamp
  assetId: Int8 | null
  userId: Int8 | null
  decidedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
}

export interface InventorySwitchTable {
  section: string
  offSince: Generated<Timestamp>
}

export interface IpNetworkTable {
  id: GeneratedAlways<string>
  name: string
  range: string
  network: GeneratedAlways<string | null>
  gateway: string | null
  vlanId: Int8 | null
  entityId: Int8
  locationId: Int8 | null
  isAddressable: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface JointTable {
  id: GeneratedAlways<string>
  cableId: Int8 | null
}

export interface JointEndTable {
  jointId: Int8
  side: string
  portId: Int8 | null
  socketId: Int8 | null
  face: string | null
}

export interface LabelLayoutTable {
  id: GeneratedAlways<string>
  name: string
  paper: string
  labelWidth: Numeric
  labelHeight: Numeric
  columns: Generated<number>
  rows: Generated<number>
  marginLeft: Generated<Numeric>
  marginTop: Generated<Numeric>
  gapX: Generated<Numeric>
  gapY: Generated<Numeric>
  code: string
  heading: string | null
  fields: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  logo: string | null
  nameFr: string | null
  nameEn: string | null
}

export interface LabelLogoTable {
  entityId: Int8
  documentId: Int8
  width: number
  height: number
}

export interface LicenceTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  softwareId: Int8 | null
  versionPattern: string | null
  type: string
  state: Generated<string>
  seats: number | null
  allowsExcess: Generated<boolean>
  purchasedVersion: string | null
  usedVersion: string | null
  inventoryNumber: string | null
  parentId: Int8 | null
  userId: Int8 | null
  groupId: Int8 | null
  technicianId: Int8 | null
  purchasedOn: string | null
  price: Numeric | null
  orderNumber: string | null
  expiresOn: string | null
  comment: string | null
  sealedKey: string | null
  hasKey: Generated<boolean>
  assignedCount: Generated<number>
  installCount: Generated<number>
  poolSeats: number | null
  compliance: Generated<string>
  margin: number | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  searchExtra: Generated<string>
  search: GeneratedAlways<string | null>
  freeSeats: GeneratedAlways<number | null>
  isRecursive: Generated<boolean>
  supplierId: Int8 | null
  contactId: Int8 | null
}

export interface LicenceSeatTable {
  id: GeneratedAlways<string>
  licenceId: Int8
  userId: Int8 | null
  assetId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface LifeLimitTable {
  id: GeneratedAlways<string>
  profileId: Int8
  type: string
  fromStatus: string
  toStatus: string
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface LineOperatorTable {
  id: GeneratedAlways<string>
  name: string
  country: string | null
  mobileCountry: string | null
  mobileNetwork: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface LinkTemplateTable {
  id: GeneratedAlways<string>
  name: string
  template: string | null
  assetType: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  fileName: string | null
  content: string | null
  nameFr: string | null
  nameEn: string | null
}

export interface LinkTypeTable {
  id: GeneratedAlways<string>
  name: string
  reverseName: string
  impact: Generated<string>
  isContainment: Generated<boolean>
  isSingle: Generated<boolean>
  fromTypes: Generated<Json>
  toTypes: Generated<Json>
  code: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
  reverseNameFr: string | null
  reverseNameEn: string | null
}

export interface LocationTable {
  id: GeneratedAlways<string>
  name: string
  parentId: Int8 | null
  path: Generated<string[]>
  completeName: Generated<string>
  entityId: Int8
  code: string | null
  address: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  latitude: Numeric | null
  longitude: Numeric | null
  alias: string | null
  building: string | null
  room: string | null
  altitude: Numeric | null
}

export interface MailIdentityTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  fromAddress: string | null
  fromName: string | null
  replyTo: string | null
  subjectPrefix: string | null
  footer: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface MailboxTable {
  id: GeneratedAlways<string>
  name: string
  address: string
  entityId: Int8
  host: string
  port: number | null
  security: Generated<string>
  userName: string
  sealedPassword: string | null
  hasPassword: Generated<boolean>
  folder: string | null
  processedFolder: string | null
  quarantineFolder: string | null
  isActive: Generated<boolean>
  intervalMinutes: Generated<number>
  caseType: Generated<string>
  categoryId: Int8 | null
  senders: Generated<string>
  addsCc: Generated<boolean>
  opensAutomatic: Generated<boolean>
  maxMegabytes: Generated<number>
  comment: string | null
  nextRunAt: Timestamp | null
  lastRunAt: Timestamp | null
  lastSuccessAt: Timestamp | null
  lastError: string | null
  uidValidity: Int8 | null
  lastUid: Generated<Int8>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface MailboxMessageTable {
  mailboxId: Int8
  uid: Int8
  mailId: Int8
}

export interface ManufacturerTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ModelTable {
  id: GeneratedAlways<string>
  name: string
  manufacturerId: Int8 | null
  assetType: string | null
  reference: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  units: number | null
  weightKg: number | null
  powerW: number | null
  isHalfWidth: Generated<boolean>
  isFullDepth: Generated<boolean>
}

export interface MountTable {
  id: GeneratedAlways<string>
  holderId: Int8
  assetId: Int8 | null
  unit: number
  height: number
  face: string
  half: string
  purpose: string | null
}

export interface NameRuleTable {
  id: GeneratedAlways<string>
  subject: string
  match: string
  value: string
  becomes: string
  isActive: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface NoticeTable {
  id: GeneratedAlways<string>
  changeId: string
  event: string
  family: string
  userId: Int8 | null
  address: string | null
  addressName: string | null
  language: Generated<string>
  recordKind: Generated<string>
  recordId: Int8 | null
  entityId: Int8 | null
  entryId: Int8 | null
  byId: Int8 | null
  ruleId: Int8 | null
  reason: string
  title: string
  about: Generated<string>
  body: Generated<string>
  at: Timestamp
  readAt: Timestamp | null
  inInbox: Generated<boolean>
  mail: Generated<string>
  mailAt: Timestamp | null
  mailId: Int8 | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface NotificationRuleTable {
  id: GeneratedAlways<string>
  name: string
  event: string
  entityId: Int8
  isActive: Generated<boolean>
  roles: Generated<Json>
  userId: Int8 | null
  groupId: Int8 | null
  profileId: Int8 | null
  address: string | null
  exceptRoles: Generated<Json>
  exceptUserId: Int8 | null
  exceptGroupId: Int8 | null
  channels: Generated<Json>
  tellsActor: Generated<boolean>
  condition: Generated<Json>
  position: Generated<number>
  code: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface NotificationTemplateTable {
  id: GeneratedAlways<string>
  name: string
  event: string
  language: string
  entityId: Int8
  isActive: Generated<boolean>
  subject: string
  body: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface NumberCounterTable {
  sequenceId: Int8
  period: string
  last: number
}

export interface NumberSequenceTable {
  id: GeneratedAlways<string>
  name: string
  pattern: string
  assetType: string | null
  entityId: Int8 | null
  firstNumber: Generated<number>
  forAgents: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface OrderCounterTable {
  period: string
  last: number
}

export interface OrderLineTable {
  id: GeneratedAlways<string>
  orderId: Int8
  position: Generated<number>
  itemId: Int8 | null
  designation: string
  code: string | null
  sort: Generated<string>
  assetType: string | null
  modelId: Int8 | null
  templateId: Int8 | null
  stockItemId: Int8 | null
  quantity: Numeric
  unit: string | null
  unitPrice: Numeric
  discount: Numeric | null
  taxRate: Numeric | null
  warrantyMonths: number | null
  amount: GeneratedAlways<string | null>
  received: Generated<Numeric>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface OutboxTable {
  id: GeneratedAlways<string>
  at: Generated<Timestamp>
  event: string
  kind: string
  recordId: Int8 | null
  changeId: string
  userId: Int8 | null
  data: Generated<Json>
  dispatchedAt: Timestamp | null
}

export interface OutgoingMailTable {
  id: GeneratedAlways<string>
  userId: Int8 | null
  address: string
  addressName: string | null
  language: Generated<string>
  family: string
  entityId: Int8
  recordKind: Generated<string>
  recordId: Int8 | null
  subject: string
  bodyText: Generated<string>
  bodyHtml: Generated<string>
  headers: Generated<Json>
  secrets: Generated<Json>
  messageId: string
  state: Generated<string>
  tries: Generated<number>
  nextTryAt: Timestamp | null
  leasedUntil: Timestamp | null
  sentAt: Timestamp | null
  lastError: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface OutletTable {
  id: GeneratedAlways<string>
  pduId: Int8
  number: number
  sort: string
  assetId: Int8 | null
  input: string | null
}

export interface PageCountTable {
  id: GeneratedAlways<string>
  assetId: Int8
  day: string
  total: Int8 | null
  mono: Int8 | null
  color: Int8 | null
  copies: Int8 | null
  scans: Int8 | null
  faxes: Int8 | null
  source: string | null
}

export interface PlanPinTable {
  id: GeneratedAlways<string>
  planId: Int8
  assetId: Int8 | null
  placeId: Int8 | null
  x: number
  y: number
}

export interface PortSightingTable {
  id: GeneratedAlways<string>
  assetId: Int8
  portKey: string
  via: string
  mac: string | null
  name: string | null
  portName: string | null
  address: string | null
  description: string | null
  firstSeenAt: Generated<Timestamp>
  lastSeenAt: Generated<Timestamp>
  endedAt: Timestamp | null
}

export interface PortTrafficTable {
  id: GeneratedAlways<string>
  assetId: Int8
  portKey: string
  day: string
  inMb: Int8 | null
  outMb: Int8 | null
  inErrors: Int8 | null
  outErrors: Int8 | null
}

export interface PortVlanTable {
  portId: Int8
  vlanId: Int8
  isTagged: Generated<boolean>
}

export interface ProfileTable {
  id: GeneratedAlways<string>
  code: string | null
  name: string
  shell: Generated<string>
  permissions: Generated<Json>
  isShipped: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface PurchaseTable {
  id: GeneratedAlways<string>
  assetId: Int8
  supplierId: Int8 | null
  budgetId: Int8 | null
  orderNumber: string | null
  deliveryNote: string | null
  invoice: string | null
  immobilisationNumber: string | null
  price: Numeric | null
  warrantyValue: Numeric | null
  orderedOn: string | null
  purchasedOn: string | null
  deliveredOn: string | null
  usedSince: string | null
  inventoriedOn: string | null
  decommissionedOn: string | null
  warrantyStart: string | null
  warrantyMonths: number | null
  warrantyNote: string | null
  warrantyEnd: string | null
  depreciation: Generated<string>
  depreciationYears: number | null
  coefficient: Numeric | null
  criticality: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface RackPositionTable {
  rackId: Int8
  roomId: Int8
  gridColumn: number
  gridRow: number
  orientation: Generated<string>
}

export interface ReceptionTable {
  id: GeneratedAlways<string>
  name: string
  orderId: Int8
  deliveryNote: string | null
  receivedOn: string
  locationId: Int8 | null
  receiverId: Int8 | null
  comment: string | null
  undoneAt: Timestamp | null
  undoerId: Int8 | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface ReceptionAssetTable {
  receptionLineId: Int8
  assetId: Int8
  madeVersion: number
}

export interface ReceptionLineTable {
  id: GeneratedAlways<string>
  orderId: Int8
  receptionId: Int8
  lineId: Int8
  designation: string
  quantity: Numeric
  movementId: Int8 | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface RecordNoteTable {
  id: GeneratedAlways<string>
  kind: string
  recordId: Int8
  authorId: Int8 | null
  body: string
  bodyText: string
  isPinned: Generated<boolean>
  isShown: Generated<boolean>
  createdAt: Generated<Timestamp>
  editedAt: Timestamp | null
  editedById: Int8 | null
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
}

export interface RecordTemplateTable {
  id: GeneratedAlways<string>
  name: string
  nameFr: string | null
  nameEn: string | null
  subject: string
  values: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface RecurringCaseTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  isActive: Generated<boolean>
  type: string
  categoryId: Int8 | null
  title: string
  description: string | null
  checklist: string | null
  urgency: number | null
  impact: number | null
  locationId: Int8 | null
  assetId: Int8 | null
  requesterId: Int8 | null
  assigneeGroupId: Int8 | null
  assigneeUserId: Int8 | null
  observerGroupId: Int8 | null
  unit: string
  every: number
  weekdays: Generated<Json>
  monthWay: string
  startsOn: string
  endsOn: string | null
  time: Generated<string>
  calendarId: Int8 | null
  onClosedDay: string
  leadDays: number
  waitsForLast: Generated<boolean>
  nextAt: Timestamp | null
  lastAt: Timestamp | null
  lastOutcome: string | null
  lastReason: string | null
  lastCaseId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  changeModelId: Int8 | null
  windowDays: number | null
  windowTime: string | null
  windowMinutes: number | null
}

export interface RenamingTable {
  id: GeneratedAlways<string>
  state: string
  userId: Int8 | null
  totalCount: Generated<number>
  changedCount: Generated<number>
  error: string | null
  finishedAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
  softwareCount: Generated<number>
}

export interface RenamingChangeTable {
  renamingId: Int8
  assetId: Int8
  before: Json
  after: Json
}

export interface RenamingTitleChangeTable {
  renamingId: Int8
  softwareId: Int8
  before: string | null
  after: string | null
}

export interface RenamingVersionChangeTable {
  renamingId: Int8
  softwareVersionId: Int8
  before: Json
  after: Json
}

export interface RequestSourceTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ReviewFormTable {
  id: GeneratedAlways<string>
  name: string
  categoryId: Int8 | null
  forEntityId: Int8 | null
  questions: string | null
  dueDays: number
  isRequired: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface RuleTable {
  id: GeneratedAlways<string>
  name: string
  set: string
  entityId: Int8
  withChildren: Generated<boolean>
  position: Generated<number>
  isActive: Generated<boolean>
  condition: Generated<Json>
  effects: Generated<Json>
  stops: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface RuleTraceTable {
  id: GeneratedAlways<string>
  set: string
  kind: string
  recordId: Int8
  at: Timestamp
  changeId: string
  trace: Json
}

export interface SavedViewTable {
  id: GeneratedAlways<string>
  kind: string
  name: string
  userId: Int8 | null
  isShared: Generated<boolean>
  query: Generated<Json>
  position: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ScanHitTable {
  id: GeneratedAlways<string>
  runId: Int8
  address: string
  outcome: string
  credentialId: Int8 | null
  messageId: Int8 | null
  name: string | null
  type: string | null
  detail: string | null
}

export interface ScanRangeTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  addresses: string
  exclusions: string | null
  credentialId: Int8
  secondCredentialId: Int8 | null
  thirdCredentialId: Int8 | null
  isActive: Generated<boolean>
  intervalHours: number | null
  port: number | null
  timeoutMs: number | null
  retries: number | null
  concurrency: number | null
  comment: string | null
  addressCount: number | null
  nextRunAt: Timestamp | null
  lastSuccessAt: Timestamp | null
  lastError: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ScanRunTable {
  id: GeneratedAlways<string>
  rangeId: Int8
  entityId: Int8
  state: Generated<string>
  userId: Int8 | null
  totalCount: Generated<number>
  triedCount: Generated<number>
  answeredCount: Generated<number>
  errorCount: Generated<number>
  error: string | null
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  aliveAt: Timestamp | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface SchemaMigrationTable {
  number: number
  name: string
  sha256: string
  appliedAt: Generated<Timestamp>
}

export interface SearchExactTable {
  value: string
  kind: string
  recordId: Int8
  sort: string
  shown: string
}

export interface SearchWordTable {
  word: string
  uses: Generated<number>
}

export interface ServerRoomTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  locationId: Int8 | null
  gridColumns: Generated<number>
  gridRows: Generated<number>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface ServiceLevelTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  type: string
  target: string
  amount: number
  unit: string
  endOfDay: Generated<boolean>
  calendarId: Int8 | null
  escalations: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface SessionTable {
  id: GeneratedAlways<string>
  tokenHash: string
  userId: Int8
  address: string | null
  userAgent: string | null
  createdAt: Generated<Timestamp>
  lastSeenAt: Generated<Timestamp>
  expiresAt: Timestamp
}

export interface SettingTable {
  key: string
  value: Json
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface SignInFailureTable {
  subject: string
  at: Generated<Timestamp>
}

export interface SnmpCredentialTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  protocol: string
  userName: string | null
  authProtocol: string | null
  privProtocol: string | null
  sealedSecret: string | null
  hasSecret: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface SocketTable {
  id: GeneratedAlways<string>
  name: string
  connector: Generated<string>
  entityId: Int8
  locationId: Int8 | null
  panelId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  modelId: Int8 | null
}

export interface SocketModelTable {
  id: GeneratedAlways<string>
  name: string
  manufacturerId: Int8 | null
  reference: string | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface SoftwareTable {
  id: GeneratedAlways<string>
  name: string
  publisher: Generated<string>
  comment: string | null
  category: string | null
  installCount: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
  isHidden: Generated<boolean>
  titleId: Int8 | null
  unusedSince: Timestamp | null
  upgradeOfId: Int8 | null
  isForCases: Generated<boolean>
}

export interface SoftwareInstallTable {
  assetId: Int8
  softwareVersionId: Int8
  installDate: string | null
  firstSeenAt: Generated<Timestamp>
  isObserved: Generated<boolean>
}

export interface SoftwareRuleTable {
  id: GeneratedAlways<string>
  match: string
  value: string
  publisher: string | null
  becomes: string | null
  trims: Generated<boolean>
  becomesPublisher: string | null
  versionParts: number | null
  category: string | null
  hides: Generated<boolean>
  isActive: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface SoftwareVersionTable {
  id: GeneratedAlways<string>
  softwareId: Int8
  version: Generated<string>
  architecture: Generated<string>
  saidName: string
  saidPublisher: string
  saidVersion: string
  isRuled: Generated<boolean>
  isHidden: Generated<boolean>
  installCount: Generated<number>
  unusedSince: Timestamp | null
  stateId: Int8 | null
}

export interface SolutionTypeTable {
  id: GeneratedAlways<string>
  name: string
  forIncident: Generated<boolean>
  forRequest: Generated<boolean>
  forProblem: Generated<boolean>
  forChange: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface StateTransitionTable {
  id: GeneratedAlways<string>
  name: string
  fromStateId: Int8 | null
  toStateId: Int8
  assetType: string | null
  position: Generated<number>
  setsOrderedOn: Generated<boolean>
  setsDeliveredOn: Generated<boolean>
  setsUsedSince: Generated<boolean>
  setsDecommissionedOn: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
  setsPurchasedOn: Generated<boolean>
  setsWarrantyStart: Generated<boolean>
}

export interface StockItemTable {
  id: GeneratedAlways<string>
  name: string
  category: string
  entityId: Int8
  reference: string | null
  barcode: string | null
  manufacturerId: Int8 | null
  unit: string | null
  color: string | null
  pageYield: number | null
  threshold: number | null
  target: number | null
  quantity: Generated<number>
  toOrder: Generated<number>
  isLow: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  searchExtra: Generated<string>
  search: GeneratedAlways<string | null>
  isRecursive: Generated<boolean>
}

export interface StockItemModelTable {
  itemId: Int8
  modelId: Int8
}

export interface StockLevelTable {
  id: GeneratedAlways<string>
  itemId: Int8
  locationId: Int8
  quantity: Generated<number>
  threshold: number | null
  target: number | null
  isLow: GeneratedAlways<boolean>
  toOrder: GeneratedAlways<number>
}

export interface StockMovementTable {
  id: GeneratedAlways<string>
  at: Timestamp
  type: string
  itemId: Int8
  locationId: Int8
  quantity: number
  balance: number
  counterpartId: Int8 | null
  userId: Int8 | null
  groupId: Int8 | null
  assetId: Int8 | null
  reference: string | null
  comment: string | null
  unitPrice: Numeric | null
  authorId: Int8 | null
  reversesId: Int8 | null
  pairId: Int8 | null
  isReversed: Generated<boolean>
}

export interface StocktakeTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  state: Generated<string>
  withSubplaces: Generated<boolean>
  assetTypes: Generated<Json>
  phases: Generated<Json>
  query: string | null
  openedAt: Timestamp | null
  closedAt: Timestamp | null
  expectedCount: Generated<number>
  foundCount: Generated<number>
  misplacedCount: Generated<number>
  unknownCount: Generated<number>
  missingCount: Generated<number>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface StocktakeCounterTable {
  stocktakeId: Int8
  userId: Int8
}

export interface StocktakeLineTable {
  id: GeneratedAlways<string>
  stocktakeId: Int8
  name: string
  status: string
  assetId: Int8 | null
  handle: string | null
  isExpected: Generated<boolean>
  expectedPlaceId: Int8 | null
  seenPlaceId: Int8 | null
  seenAt: Timestamp | null
  counterId: Int8 | null
  isMoved: Generated<boolean>
  changedAt: Generated<Timestamp>
}

export interface StocktakePlaceTable {
  stocktakeId: Int8
  locationId: Int8
}

export interface StocktakeScanTable {
  id: GeneratedAlways<string>
  stocktakeId: Int8
  scanId: string
  code: string | null
  handle: string | null
  assetId: Int8 | null
  placeId: Int8
  scannedAt: Timestamp
  receivedAt: Timestamp
  counterId: Int8 | null
  isWithdrawn: Generated<boolean>
}

export interface StocktakeWithdrawalTable {
  stocktakeId: Int8
  scanId: string
}

export interface SupplierTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  typeId: Int8 | null
  registration: string | null
  customerNumber: string | null
  address: string | null
  postCode: string | null
  town: string | null
  country: string | null
  phone: string | null
  email: string | null
  website: string | null
  isActive: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
}

export interface SupplierContactTable {
  supplierId: Int8
  contactId: Int8
  createdAt: Generated<Timestamp>
}

export interface SupplierOrderTable {
  id: GeneratedAlways<string>
  number: string
  name: string
  state: Generated<string>
  entityId: Int8
  supplierId: Int8
  contactId: Int8 | null
  budgetId: Int8 | null
  contractId: Int8 | null
  requesterId: Int8 | null
  groupId: Int8 | null
  locationId: Int8 | null
  authorId: Int8 | null
  submitterId: Int8 | null
  approverId: Int8 | null
  orderedOn: string | null
  dueOn: string | null
  accountCode: string | null
  commitmentNumber: string | null
  terms: string | null
  comment: string | null
  reason: string | null
  totalExcl: Generated<Numeric>
  totalTax: Generated<Numeric>
  totalIncl: Generated<Numeric>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  searchExtra: Generated<string>
  search: GeneratedAlways<string | null>
}

export interface SupplierTypeTable {
  id: GeneratedAlways<string>
  name: string
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
}

export interface SurveyTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  isActive: Generated<boolean>
  forIncident: Generated<boolean>
  forRequest: Generated<boolean>
  rate: Generated<number>
  delayDays: Generated<number>
  openDays: Generated<number>
  scale: Generated<string>
  question: string
  further: string | null
  commentBelow: number | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface SurveyAnswerTable {
  id: GeneratedAlways<string>
  surveyId: Int8
  ticketId: Int8
  entityId: Int8
  userId: Int8
  categoryId: Int8 | null
  state: Generated<string>
  questions: Generated<Json>
  scale: Generated<number>
  commentBelow: number | null
  askedAt: Timestamp
  expiresAt: Timestamp
  answeredAt: Timestamp | null
  marks: Generated<Json>
  rating: number | null
  score: number | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface SurveyLinkTable {
  answerId: Int8
  tokenHash: string
}

export interface TaskCategoryTable {
  id: GeneratedAlways<string>
  name: string
  parentId: Int8 | null
  completeName: Generated<string>
  path: Generated<string[]>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface TextTemplateTable {
  id: GeneratedAlways<string>
  name: string
  usage: string
  body: string
  forIncident: Generated<boolean>
  forRequest: Generated<boolean>
  forProblem: Generated<boolean>
  forChange: Generated<boolean>
  minutes: number | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  solutionTypeId: Int8 | null
  taskCategoryId: Int8 | null
  groupId: Int8 | null
  sourceId: Int8 | null
  nameFr: string | null
  nameEn: string | null
}

export interface TicketTable {
  id: GeneratedAlways<string>
  number: Generated<Int8>
  type: string
  entityId: Int8
  title: string
  description: Generated<string>
  descriptionText: Generated<string>
  status: Generated<string>
  urgency: Generated<number>
  impact: Generated<number>
  priority: Generated<number>
  categoryId: Int8 | null
  locationId: Int8 | null
  channel: Generated<string>
  authorId: Int8 | null
  openedAt: Generated<Timestamp>
  takenAt: Timestamp | null
  solvedAt: Timestamp | null
  closedAt: Timestamp | null
  pendingSince: Timestamp | null
  waitingSeconds: Generated<Int8>
  why: Generated<Json>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
  slaOwnId: Int8 | null
  slaResolveId: Int8 | null
  olaOwnId: Int8 | null
  olaResolveId: Int8 | null
  ownDueAt: Timestamp | null
  resolveDueAt: Timestamp | null
  olaOwnDueAt: Timestamp | null
  olaResolveDueAt: Timestamp | null
  subStatusId: Int8 | null
  statusBefore: string | null
  analysis: Generated<Json>
  plannedFrom: Timestamp | null
  plannedUntil: Timestamp | null
  phase: Generated<string>
  nextAct: string | null
  nextActAt: Timestamp | null
  reminders: Generated<number>
  approval: Generated<string>
  recurringId: Int8 | null
  takeWorkedSeconds: number | null
  solveWorkedSeconds: number | null
  mergedIntoId: Int8 | null
  isMajor: Generated<boolean>
  majorAt: Timestamp | null
  majorEndedAt: Timestamp | null
  contractId: Int8 | null
  solutionTypeId: Int8 | null
  changeType: string | null
  changeModelId: Int8 | null
  outcome: string | null
  reviewDueOn: string | null
  reviewedAt: Timestamp | null
  reviewAnswers: Generated<Json>
}

export interface TicketActorTable {
  ticketId: Int8
  role: string
  userId: Int8 | null
  groupId: Int8 | null
  position: Generated<number>
}

export interface TicketAssetTable {
  ticketId: Int8
  assetId: Int8
}

export interface TicketCategoryTable {
  id: GeneratedAlways<string>
  name: string
  parentId: Int8 | null
  path: Generated<string[]>
  completeName: Generated<string>
  code: string | null
  forIncident: Generated<boolean>
  forRequest: Generated<boolean>
  inPortal: Generated<boolean>
  groupId: Int8 | null
  technicianId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  forProblem: Generated<boolean>
  forChange: Generated<boolean>
  templateIncidentId: Int8 | null
  templateRequestId: Int8 | null
  templateProblemId: Int8 | null
  templateChangeId: Int8 | null
  technicianFrom: string | null
  distribution: string | null
  nameFr: string | null
  nameEn: string | null
  completeNameFr: string | null
  completeNameEn: string | null
}

export interface TicketClockTable {
  ticketId: Int8
  slot: string
  levelId: Int8
  startedAt: Timestamp
  dueAt: Timestamp | null
  pausedSince: Timestamp | null
  doneAt: Timestamp | null
  isBreached: Generated<boolean>
  why: Generated<Json>
  fired: Generated<number[]>
  nextAt: Timestamp | null
}

export interface TicketCostTable {
  id: GeneratedAlways<string>
  ticketId: Int8
  name: string
  sort: string
  day: string | null
  minutes: number | null
  rate: Numeric | null
  quantity: Numeric | null
  unitPrice: Numeric | null
  amount: Numeric
  budgetId: Int8 | null
  supplierId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface TicketEntryTable {
  id: GeneratedAlways<string>
  ticketId: Int8
  type: string
  isPrivate: Generated<boolean>
  authorId: Int8 | null
  body: Generated<string>
  bodyText: Generated<string>
  state: string | null
  assigneeId: Int8 | null
  plannedAt: Timestamp | null
  durationMinutes: number | null
  data: Generated<Json>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  search: GeneratedAlways<string | null>
  solutionTypeId: Int8 | null
  categoryId: Int8 | null
  groupId: Int8 | null
  sourceId: Int8 | null
}

export interface TicketLinkTable {
  id: GeneratedAlways<string>
  type: string
  fromId: Int8
  toId: Int8
  createdAt: Generated<Timestamp>
}

export interface TicketMentionTable {
  id: GeneratedAlways<string>
  ticketId: Int8
  entryId: Int8
  userId: Int8
  byId: Int8 | null
  at: Timestamp
  seenAt: Timestamp | null
}

export interface TicketMergeTable {
  ticketId: Int8
  intoId: Int8
  userId: Int8 | null
  moved: Json
  createdAt: Generated<Timestamp>
}

export interface TicketPartyTable {
  id: GeneratedAlways<string>
  ticketId: Int8
  role: string
  supplierId: Int8 | null
  name: string
  email: string | null
  reference: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  version: Generated<number>
}

export interface TicketPauseTable {
  ticketId: Int8
  fromAt: Timestamp
  toAt: Timestamp
}

export interface TicketSoftwareTable {
  ticketId: Int8
  softwareId: Int8
}

export interface TicketStatusNoteTable {
  id: GeneratedAlways<string>
  ticketId: Int8
  entityId: Int8
  authorId: Int8 | null
  title: string
  body: string
  at: Timestamp
}

export interface TicketSubStatusTable {
  id: GeneratedAlways<string>
  name: string
  status: string
  forIncident: Generated<boolean>
  forRequest: Generated<boolean>
  forProblem: Generated<boolean>
  forChange: Generated<boolean>
  isDefault: Generated<boolean>
  position: Generated<number>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  remindEvery: number | null
  remindTimes: number | null
  reminderId: Int8 | null
  solutionId: Int8 | null
  calendarId: Int8 | null
  nameFr: string | null
  nameEn: string | null
}

export interface TicketTemplateTable {
  id: GeneratedAlways<string>
  name: string
  forIncident: Generated<boolean>
  forRequest: Generated<boolean>
  forProblem: Generated<boolean>
  forChange: Generated<boolean>
  defaultInId: Int8 | null
  mandatory: Generated<Json>
  readOnly: Generated<Json>
  hidden: Generated<Json>
  beforeSolving: Generated<Json>
  title: string | null
  description: string | null
  urgency: number | null
  impact: number | null
  locationId: Int8 | null
  channel: string | null
  assigneeGroupId: Int8 | null
  assigneeUserId: Int8 | null
  observerGroupId: Int8 | null
  observerUserId: Int8 | null
  slaOwnId: Int8 | null
  slaResolveId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  nameFr: string | null
  nameEn: string | null
  defaultForId: Int8 | null
  olaOwnId: Int8 | null
  olaResolveId: Int8 | null
  contractId: Int8 | null
  requesterId: Int8 | null
  assetId: Int8 | null
  tasks: string | null
  approvalTemplateId: Int8 | null
  windowDays: number | null
  windowTime: string | null
  windowMinutes: number | null
  risk: string | null
  symptoms: string | null
  causes: string | null
  workaround: string | null
  reasons: string | null
  consequences: string | null
  controlList: string | null
  deploymentPlan: string | null
  backoutPlan: string | null
  testPlan: string | null
  checklist: string | null
}

export interface TransferModelTable {
  id: GeneratedAlways<string>
  name: string
  nameFr: string | null
  nameEn: string | null
  user: string | null
  group: string | null
  location: string | null
  technician: string | null
  supportGroup: string | null
  leaves: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface TypeLockTable {
  id: GeneratedAlways<string>
  name: string
  assetType: string | null
  fields: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface UniqueRuleTable {
  id: GeneratedAlways<string>
  name: string
  subject: string
  assetTypes: Generated<Json>
  fields: Generated<Json>
  entityId: Int8
  mode: string
  isActive: Generated<boolean>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
  ignored: string | null
}

export interface VlanTable {
  id: GeneratedAlways<string>
  name: string
  tag: number
  entityId: Int8
  locationId: Int8 | null
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

export interface WorkCalendarTable {
  id: GeneratedAlways<string>
  name: string
  entityId: Int8
  zone: string | null
  hours: Generated<Json>
  holidays: Generated<string>
  closings: Generated<Json>
  comment: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  version: Generated<number>
}

/** Every table, by the name that Kysely uses. */
export interface Tables {
  accessGrant: AccessGrantTable
  agent: AgentTable
  apiToken: ApiTokenTable
  appGroup: AppGroupTable
  appUser: AppUserTable
  applianceType: ApplianceTypeTable
  approval: ApprovalTable
  approvalLink: ApprovalLinkTable
  approvalTemplate: ApprovalTemplateTable
  approver: ApproverTable
  article: ArticleTable
  articleCase: ArticleCaseTable
  articleCategory: ArticleCategoryTable
  articleGroup: ArticleGroupTable
  articleSolved: ArticleSolvedTable
  articleVersion: ArticleVersionTable
  articleView: ArticleViewTable
  articleVote: ArticleVoteTable
  asset: AssetTable
  assetEvidence: AssetEvidenceTable
  assetHidden: AssetHiddenTable
  assetLink: AssetLinkTable
  assetLock: AssetLockTable
  assetMerge: AssetMergeTable
  assetPart: AssetPartTable
  assetSecret: AssetSecretTable
  assetState: AssetStateTable
  assetTemplate: AssetTemplateTable
  assignmentTurn: AssignmentTurnTable
  attachment: AttachmentTable
  auditCount: AuditCountTable
  auditRule: AuditRuleTable
  auditRun: AuditRunTable
  bill: BillTable
  bookable: BookableTable
  booking: BookingTable
  bookingPool: BookingPoolTable
  bookingPoolGroup: BookingPoolGroupTable
  bookingSeries: BookingSeriesTable
  budget: BudgetTable
  budgetType: BudgetTypeTable
  cableStrand: CableStrandTable
  calendarFeed: CalendarFeedTable
  cartridge: CartridgeTable
  catalogueItem: CatalogueItemTable
  changeModel: ChangeModelTable
  contact: ContactTable
  contract: ContractTable
  contractAsset: ContractAssetTable
  contractCost: ContractCostTable
  contractLicence: ContractLicenceTable
  contractPartner: ContractPartnerTable
  contractType: ContractTypeTable
  deputy: DeputyTable
  document: DocumentTable
  documentHeading: DocumentHeadingTable
  dueDate: DueDateTable
  entity: EntityTable
  floorPlan: FloorPlanTable
  freezeWindow: FreezeWindowTable
  groupMember: GroupMemberTable
  handOver: HandOverTable
  hardwareChange: HardwareChangeTable
  history: HistoryTable
  idempotency: IdempotencyTable
  impactGroup: ImpactGroupTable
  importLine: ImportLineTable
  importMapping: ImportMappingTable
  importRun: ImportRunTable
  incomingMail: IncomingMailTable
  inventoryDoubt: InventoryDoubtTable
  inventoryJunk: InventoryJunkTable
  inventoryMessage: InventoryMessageTable
  inventoryRefusal: InventoryRefusalTable
  inventorySwitch: InventorySwitchTable
  ipNetwork: IpNetworkTable
  joint: JointTable
  jointEnd: JointEndTable
  labelLayout: LabelLayoutTable
  labelLogo: LabelLogoTable
  licence: LicenceTable
  licenceSeat: LicenceSeatTable
  lifeLimit: LifeLimitTable
  lineOperator: LineOperatorTable
  linkTemplate: LinkTemplateTable
  linkType: LinkTypeTable
  location: LocationTable
  mailIdentity: MailIdentityTable
  mailbox: MailboxTable
  mailboxMessage: MailboxMessageTable
  manufacturer: ManufacturerTable
  model: ModelTable
  mount: MountTable
  nameRule: NameRuleTable
  notice: NoticeTable
  notificationRule: NotificationRuleTable
  notificationTemplate: NotificationTemplateTable
  numberCounter: NumberCounterTable
  numberSequence: NumberSequenceTable
  orderCounter: OrderCounterTable
  orderLine: OrderLineTable
  outbox: OutboxTable
  outgoingMail: OutgoingMailTable
  outlet: OutletTable
  pageCount: PageCountTable
  planPin: PlanPinTable
  portSighting: PortSightingTable
  portTraffic: PortTrafficTable
  portVlan: PortVlanTable
  profile: ProfileTable
  purchase: PurchaseTable
  rackPosition: RackPositionTable
  reception: ReceptionTable
  receptionAsset: ReceptionAssetTable
  receptionLine: ReceptionLineTable
  recordNote: RecordNoteTable
  recordTemplate: RecordTemplateTable
  recurringCase: RecurringCaseTable
  renaming: RenamingTable
  renamingChange: RenamingChangeTable
  renamingTitleChange: RenamingTitleChangeTable
  renamingVersionChange: RenamingVersionChangeTable
  requestSource: RequestSourceTable
  reviewForm: ReviewFormTable
  rule: RuleTable
  ruleTrace: RuleTraceTable
  savedView: SavedViewTable
  scanHit: ScanHitTable
  scanRange: ScanRangeTable
  scanRun: ScanRunTable
  schemaMigration: SchemaMigrationTable
  searchExact: SearchExactTable
  searchWord: SearchWordTable
  serverRoom: ServerRoomTable
  serviceLevel: ServiceLevelTable
  session: SessionTable
  setting: SettingTable
  signInFailure: SignInFailureTable
  snmpCredential: SnmpCredentialTable
  socket: SocketTable
  socketModel: SocketModelTable
  software: SoftwareTable
  softwareInstall: SoftwareInstallTable
  softwareRule: SoftwareRuleTable
  softwareVersion: SoftwareVersionTable
  solutionType: SolutionTypeTable
  stateTransition: StateTransitionTable
  stockItem: StockItemTable
  stockItemModel: StockItemModelTable
  stockLevel: StockLevelTable
  stockMovement: StockMovementTable
  stocktake: StocktakeTable
  stocktakeCounter: StocktakeCounterTable
  stocktakeLine: StocktakeLineTable
  stocktakePlace: StocktakePlaceTable
  stocktakeScan: StocktakeScanTable
  stocktakeWithdrawal: StocktakeWithdrawalTable
  supplier: SupplierTable
  supplierContact: SupplierContactTable
  supplierOrder: SupplierOrderTable
  supplierType: SupplierTypeTable
  survey: SurveyTable
  surveyAnswer: SurveyAnswerTable
  surveyLink: SurveyLinkTable
  taskCategory: TaskCategoryTable
  textTemplate: TextTemplateTable
  ticket: TicketTable
  ticketActor: TicketActorTable
  ticketAsset: TicketAssetTable
  ticketCategory: TicketCategoryTable
  ticketClock: TicketClockTable
  ticketCost: TicketCostTable
  ticketEntry: TicketEntryTable
  ticketLink: TicketLinkTable
  ticketMention: TicketMentionTable
  ticketMerge: TicketMergeTable
  ticketParty: TicketPartyTable
  ticketPause: TicketPauseTable
  ticketSoftware: TicketSoftwareTable
  ticketStatusNote: TicketStatusNoteTable
  ticketSubStatus: TicketSubStatusTable
  ticketTemplate: TicketTemplateTable
  transferModel: TransferModelTable
  typeLock: TypeLockTable
  uniqueRule: UniqueRuleTable
  vlan: VlanTable
  workCalendar: WorkCalendarTable
}
