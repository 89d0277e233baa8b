import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
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
} from '../../../shared/management/management.kinds.ts'
import { systemActor } from '../../engine/access/actor.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import type { Job, KindEntry, Room } from '../../engine/house.ts'
import { linkActions } from '../../engine/kinds/link-actions.ts'
import { dayIn } from '../../engine/today.ts'
import { createContract, renewContract, rollContracts, terminateContract, updateContract } from './actions/contracts.ts'
import { dateOnTransition, datePurchase } from './actions/date-purchase.ts'
import { holdMost } from './actions/most-covered.ts'
import { createPurchase, setPurchase, updatePurchase } from './actions/purchases.ts'
import { budgetExtras } from './budget-use.ts'
import { managementCopiers } from './copiers.ts'
import { managementLeavers } from './leavers.ts'
import { managementDueDates } from './management.due-dates.ts'
import { costAccess, purchaseAccess, sharedAccess, ticketCostAccess } from './management.policy.ts'
import {
  contactRelations,
  contractRelations,
  contractsOfAsset,
  contractsOfLicence,
  purchaseOfAsset,
  supplierRelations,
} from './management.relations.ts'
import { managementRoutes } from './management.routes.ts'
import { managementSettings } from './management.settings.ts'
import { prepareLinkTemplate } from './prepare-link-template.ts'
import { prepareTicketCost } from './ticket-costs.ts'

const all = ['create', 'update', 'remove', 'restore'] as const

const text =
  (...columns: string[]) =>
  (alias: string) =>
    sql`concat_ws(' · ', ${sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)))})`

const contractEntry: KindEntry = {
  kind: contractKind,
  hasDocuments: true,
  hasNotes: true,
  // A further contract is another number, and nothing is agreed yet.
  copied: { empties: ['number', 'terminatedOn'], prepare: (values) => ({ ...values, state: 'draft' }) },
  relations: contractRelations,
  exact: (row) => handle('number', row.number),
  searchExtra: (_row, names) => [names.supplier, names.type].filter((word) => typeof word === 'string').join(' '),
  subtitle: (alias) =>
    sql`concat_ws(' · ', ${sql.ref(`${alias}.number`)}, (select s.name from supplier s where s.id = ${sql.ref(`${alias}.supplier_id`)}))`,
  possible: (record, verb) =>
    verb === 'renew'
      ? record.renewal === 'express' && record.state === 'active'
      : verb !== 'terminate' || record.state !== 'terminated',
  crud: ['remove', 'restore'],
}

const handle = (sort: string, value: unknown) => (typeof value === 'string' && value !== '' ? [{ sort, value }] : [])

/** Just after midnight: what went on by itself gets its new dates, before the near ones are told. */
const roll: Job = {
  name: 'contracts.roll',
  cron: '10 0 * * *',
  run: async (_data, services) => {
    const before = dayIn(services.now(), services.timeZone)
    let rolled = 0
    for (let isAll = false; !isAll; ) {
      const some = await runAction(services, rollContracts, systemActor('Cigale', 'job'), { before })
      rolled += some.rolled
      isAll = some.isAll
    }
    return { rolled }
  },
}

export const managementRoom: Room = {
  name: 'management',
  kinds: [
    {
      kind: supplierKind,
      hasDocuments: true,
      hasNotes: true,
      copied: { empties: ['registration'] },
      access: sharedAccess,
      relations: supplierRelations,
      exact: (row) => [...handle('registration', row.registration), ...handle('customerNumber', row.customerNumber)],
      subtitle: text('town', 'registration'),
      crud: all,
    },
    {
      kind: contactKind,
      hasDocuments: true,
      hasNotes: true,
      copied: { empties: ['email', 'mobile'] },
      access: sharedAccess,
      relations: contactRelations,
      subtitle: text('first_name', 'job_title', 'email'),
      crud: all,
    },
    contractEntry,
    { kind: contractCostKind, access: costAccess, crud: ['create', 'update', 'remove'] },
    { kind: budgetKind, hasDocuments: true, hasNotes: true, copied: {}, extras: budgetExtras, crud: all },
    {
      kind: purchaseKind,
      access: purchaseAccess,
      crud: ['remove'],
    },
    {
      kind: ticketCostKind,
      access: ticketCostAccess,
      prepare: prepareTicketCost,
      crud: ['create', 'update', 'remove'],
    },
    { kind: supplierTypeKind, crud: all },
    { kind: linkTemplateKind, prepare: prepareLinkTemplate, crud: all },
    { kind: contractTypeKind, crud: all },
    { kind: documentHeadingKind, crud: all },
    { kind: budgetTypeKind, crud: all },
  ],
  copiers: managementCopiers,
  leavers: managementLeavers,
  belongings: [{ kind: assetKind.name, table: 'contract_asset', column: 'asset_id', key: 'contract_id' }],
  relations: {
    asset: { purchase: purchaseOfAsset, contract: contractsOfAsset },
    licence: { contract: contractsOfLicence },
  },
  actions: [
    createContract,
    updateContract,
    renewContract,
    terminateContract,
    rollContracts,
    createPurchase,
    updatePurchase,
    setPurchase,
    datePurchase,
    ...linkActions({
      from: contractKind,
      to: assetKind,
      as: 'asset',
      back: 'contract',
      table: 'contract_asset',
      fromColumn: 'contract_id',
      toColumn: 'asset_id',
      hold: (context, { id }) => holdMost(context, id),
    }),
    ...linkActions({
      from: contractKind,
      to: licenceKind,
      as: 'licence',
      back: 'contract',
      table: 'contract_licence',
      fromColumn: 'contract_id',
      toColumn: 'licence_id',
      hold: (context, { id }) => holdMost(context, id),
    }),
    ...linkActions({
      from: contractKind,
      to: supplierKind,
      as: 'partner',
      back: 'contract',
      table: 'contract_partner',
      fromColumn: 'contract_id',
      toColumn: 'supplier_id',
    }),
    ...linkActions({
      from: supplierKind,
      to: contactKind,
      as: 'contact',
      back: 'supplier',
      table: 'supplier_contact',
      fromColumn: 'supplier_id',
      toColumn: 'contact_id',
    }),
  ],
  routes: managementRoutes,
  jobs: [roll],
  subscribers: [dateOnTransition],
  settings: managementSettings,
  dueDates: managementDueDates,
}
