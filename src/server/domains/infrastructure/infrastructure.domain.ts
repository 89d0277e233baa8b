import { sql } from 'kysely'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import {
  ipNetworkKind,
  serverRoomKind,
  socketKind,
  socketModelKind,
  vlanKind,
} from '../../../shared/infrastructure/infrastructure.kinds.ts'
import type { Room } from '../../engine/house.ts'
import { infrastructureRoutes } from './infrastructure.routes.ts'
import { createNetwork, updateNetwork } from './network/ip-networks.ts'
import { portRelation } from './network/port-relation.ts'
import { connectPort, disconnectPort, layCable, setPortVlans, takeUpCable } from './network/wiring.ts'
import { freePlace, mountAsset, reservePlace } from './racks/mounts.ts'
import { addOutlets, plugAsset, removeOutlet, unplugAsset } from './racks/outlets.ts'
import { mountImpact, outletImpact } from './racks/rack-impact.ts'
import { placeRack, takeRackAway } from './racks/rack-positions.ts'

const all = ['create', 'update', 'remove', 'restore'] as const

export const infrastructureRoom: Room = {
  name: 'infrastructure',
  kinds: [
    {
      kind: serverRoomKind,
      crud: all,
      subtitle: (alias) =>
        sql`(select l.complete_name from location l where l.id = ${sql.ref(`${alias}.location_id`)})`,
    },
    { kind: vlanKind, crud: all, subtitle: (alias) => sql`'VLAN ' || ${sql.ref(`${alias}.tag`)}` },
    { kind: ipNetworkKind, crud: all, subtitle: (alias) => sql.ref(`${alias}.range`) },
    { kind: socketKind, crud: all },
    { kind: socketModelKind, crud: all },
  ],
  actions: [
    createNetwork,
    updateNetwork,
    mountAsset,
    reservePlace,
    freePlace,
    placeRack,
    takeRackAway,
    addOutlets,
    removeOutlet,
    plugAsset,
    unplugAsset,
    connectPort,
    disconnectPort,
    layCable,
    takeUpCable,
    setPortVlans,
  ],
  routes: infrastructureRoutes,
  // A thing is in one place, and two boxes never meet: where the kept one has a place of its own, that stays.
  belongings: [
    ['mount', 'asset_id', 'id'],
    ['mount', 'holder_id', 'id'],
    ['outlet', 'asset_id', 'id'],
    ['outlet', 'pdu_id', 'id'],
    ['rack_position', 'rack_id', 'room_id'],
    ['joint', 'cable_id', 'id'],
  ].map(([table, column, key]) => ({ kind: assetKind.name, table: table!, column: column!, key: key! })),
  impact: [mountImpact, outletImpact],
  relations: { asset: { networkPort: portRelation } },
}
