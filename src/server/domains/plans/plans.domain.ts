import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import type { Room } from '../../engine/house.ts'
import { placeAsset, placePlace, takeAsset, takePlace } from './pin-actions.ts'
import { assetMoves, floorPlanRelation, placeMoves } from './pins.ts'
import { removePlan, setPlan } from './plan-actions.ts'
import { planRoutes } from './plans.routes.ts'

export const plansRoom: Room = {
  name: 'plans',
  kinds: [],
  actions: [setPlan, removePlan, placeAsset, takeAsset, placePlace, takePlace],
  routes: planRoutes,
  relations: { [assetKind.name]: { floorPlan: floorPlanRelation } },
  followers: [assetMoves, placeMoves],
  keptDocuments: [{ kind: locationKind.name, table: 'floor_plan', column: 'location_id', document: 'document_id' }],
  // Of two machines that were one, the kept one's pin stays.
  belongings: [{ kind: assetKind.name, table: 'plan_pin', column: 'asset_id', key: 'id' }],
}
