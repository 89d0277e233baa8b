import { boolean, choice, integer, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'

/** A room of racks, drawn as a grid of tiles. */
export const serverRoomKind = defineKind('server-room', {
  plural: 'server-rooms',
  table: 'server_room',
  fields: {
    name: text({ required: true }),
    entity: reference('entity', { required: true }),
    location: reference('location'),
    gridColumns: integer({ required: true, min: 1, max: 50 }),
    gridRows: integer({ required: true, min: 1, max: 50 }),
    comment: longText(),
  },
  list: ['name', 'location', 'entity', 'gridColumns', 'gridRows'],
  entityField: 'entity',
  guard: 'infrastructure',
  page: '/server-rooms/:id',
})

export const vlanKind = defineKind('vlan', {
  plural: 'vlans',
  fields: {
    name: text({ required: true }),
    tag: integer({ required: true, min: 1, max: 4094 }),
    entity: reference('entity', { required: true }),
    location: reference('location'),
    comment: longText(),
  },
  list: ['tag', 'name', 'location', 'entity'],
  sort: 'tag',
  entityField: 'entity',
  guard: 'infrastructure',
})

/** A range of addresses; which network lies in which follows from the ranges, never from a hand. */
export const ipNetworkKind = defineKind('ip-network', {
  plural: 'ip-networks',
  table: 'ip_network',
  fields: {
    name: text({ required: true }),
    range: text({ required: true, max: 50, compare: 'address' }),
    gateway: text({ max: 50, compare: 'address' }),
    vlan: reference('vlan'),
    location: reference('location'),
    entity: reference('entity', { required: true }),
    /** Machines get addresses of it; a network that is only divided further has none of its own. */
    isAddressable: boolean(),
    comment: longText(),
  },
  list: ['name', 'range', 'gateway', 'vlan', 'location', 'isAddressable'],
  sort: 'range',
  entityField: 'entity',
  guard: 'infrastructure',
  page: '/ip-networks/:id',
})

/** The make of sockets: "Keystone Cat 6A", "LC duplex". */
export const socketModelKind = defineKind('socket-model', {
  plural: 'socket-models',
  table: 'socket_model',
  fields: {
    name: text({ required: true }),
    manufacturer: reference('manufacturer'),
    reference: text({ max: 100 }),
    comment: longText(),
  },
  list: ['name', 'manufacturer', 'reference'],
  guard: 'dictionary',
})

/** A wall socket, or a place of a patch panel. */
export const socketKind = defineKind('socket', {
  plural: 'sockets',
  fields: {
    name: text({ required: true }),
    connector: choice(['rj45', 'lc', 'sc', 'st', 'coaxial', 'other'], { required: true }),
    model: reference('socket-model'),
    location: reference('location'),
    panel: reference('asset'),
    entity: reference('entity', { required: true }),
    comment: longText(),
  },
  list: ['name', 'connector', 'model', 'location', 'panel', 'entity'],
  entityField: 'entity',
  guard: 'infrastructure',
})
