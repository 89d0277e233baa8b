import { sql } from 'kysely'
import { assetInventoryRules } from '../../../shared/assets/asset.rules.ts'
import { hardwareChangeKind } from '../../../shared/inventory/hardware.kinds.ts'
import {
  agentKind,
  doubtKind,
  inventoryMessageKind,
  junkKind,
  refusalKind,
} from '../../../shared/inventory/inventory.kinds.ts'
import { nameRuleKind, renamingKind, softwareRuleKind } from '../../../shared/inventory/naming.kinds.ts'
import type { Room } from '../../engine/house.ts'
import { blockAgent, unblockAgent } from './actions/block-agent.ts'
import { cleanSoftware } from './actions/clean-software.ts'
import { decideDoubt, reopenDoubt } from './actions/decide-doubt.ts'
import { junkActions, replayJunk } from './actions/junk.ts'
import { makeMachine } from './actions/make-machine.ts'
import { mergeAssets, unmergeAssets } from './actions/merge-assets.ts'
import { ownActions } from './actions/own-actions.ts'
import {
  ignoreRefusal,
  isPossible,
  removeRefusal,
  reopenRefusal,
  restoreRefusal,
  takeRefusal,
} from './actions/refusals.ts'
import { addKnownNames, createRenaming, renameAssets, reportRenaming, undoRenaming } from './actions/renaming.ts'
import { replayAll, replayMessage } from './actions/replay.ts'
import { activateSoftwareRules, addKnownSoftware, regroupSoftware, settleSoftware } from './actions/software-rules.ts'
import { inventoryJobs } from './inventory.jobs.ts'
import { inventoryRoutes } from './inventory.routes.ts'
import { inventorySettings } from './inventory.settings.ts'
import { lookAgain, lookAgainAtShown } from './process/look-again.ts'
import { retake, switchSections } from './process/retake.ts'
import { takeInventory } from './process/take-inventory.ts'
import { inventoryWorker } from './process/worker.ts'
import { hardwareAccess, hardwareRelation } from './reads/hardware-relation.ts'
import { seenCandidates, seenTrace } from './reads/seen-candidates.ts'

export const inventoryRoom: Room = {
  name: 'inventory',
  kinds: [
    { kind: agentKind },
    { kind: inventoryMessageKind, readAs: { trace: seenTrace } },
    {
      kind: doubtKind,
      possible: (record, verb) => (record.state === 'open') === (verb === 'decide'),
      readAs: {
        candidates: (alias, actor, house) => seenCandidates(sql.ref(`${alias}.candidates`), actor, house),
      },
    },
    {
      kind: refusalKind,
      possible: isPossible,
      readAs: { trace: seenTrace },
      subtitle: (alias) => sql`concat_ws(' · ', ${sql.ref(`${alias}.name`)}, ${sql.ref(`${alias}.serial`)})`,
    },
    { kind: junkKind },
    { kind: nameRuleKind },
    { kind: softwareRuleKind },
    { kind: hardwareChangeKind, access: hardwareAccess },
    { kind: renamingKind, possible: ({ state }, verb) => verb !== 'undo' || state === 'done' },
  ],
  actions: [
    takeInventory,
    blockAgent,
    unblockAgent,
    replayMessage,
    replayAll,
    decideDoubt,
    reopenDoubt,
    takeRefusal,
    ignoreRefusal,
    reopenRefusal,
    removeRefusal,
    restoreRefusal,
    makeMachine,
    mergeAssets,
    unmergeAssets,
    ...junkActions,
    replayJunk,
    ...ownActions(nameRuleKind),
    ...ownActions(softwareRuleKind),
    addKnownSoftware,
    activateSoftwareRules,
    regroupSoftware,
    settleSoftware,
    cleanSoftware,
    addKnownNames,
    createRenaming,
    undoRenaming,
    reportRenaming,
    renameAssets,
  ],
  routes: inventoryRoutes,
  permissions: ['inventory.read', 'inventory.update', 'agent.read'],
  subscribers: [lookAgain, lookAgainAtShown, switchSections],
  relations: { asset: { hardwareChange: hardwareRelation } },
  belongings: [{ kind: 'asset', table: 'port_sighting', column: 'asset_id', key: 'id' }],
  jobs: [...inventoryJobs, retake],
  workers: [inventoryWorker],
  ruleSets: [assetInventoryRules],
  settings: inventorySettings,
}
