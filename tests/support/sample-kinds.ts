import { z } from 'zod'
import {
  boolean,
  choice,
  date,
  decimal,
  instant,
  integer,
  json,
  longText,
  money,
  reference,
  richText,
  text,
  url,
} from '../../src/shared/fields/index.ts'
import { defineKind, type Kind } from '../../src/shared/kinds/define-kind.ts'
import { translated } from '../../src/shared/kinds/translated-fields.ts'
import { treeFields } from '../../src/shared/kinds/tree-fields.ts'

/**
 * Kinds for the tests of what knows no room: every type of field, a tree, references of references, a relation to
 * records of a kind and one to plain rows, fields of types. Their tables: sampleTables.
 */
export const unitKind = defineKind('unit', {
  plural: 'units',
  fields: { ...translated('name', text({ required: true })), code: text() },
  list: ['name'],
})

export const placeKind = defineKind('place', {
  plural: 'places',
  fields: {
    name: text({ required: true }),
    parent: reference('place'),
    ...treeFields,
    code: text(),
    unit: reference('unit'),
    comment: longText(),
  },
  title: 'completeName',
  list: ['completeName'],
  isTree: true,
})

export const personKind = defineKind('person', {
  plural: 'people',
  fields: {
    name: text({ required: true }),
    login: text({ required: true }),
    email: text(),
    location: reference('place'),
    manager: reference('person'),
    isActive: boolean(),
  },
  relations: { device: { fields: { name: text(), serial: text() }, named: 'name', kind: 'device' } },
  list: ['name'],
})

export const deviceTypes = ['computer', 'monitor', 'printer'] as const

export const deviceKind = defineKind('device', {
  plural: 'devices',
  fields: {
    number: integer({ required: true }),
    type: choice(deviceTypes, { required: true }),
    name: text({ required: true, search: 'A' }),
    state: choice(['in_use', 'in_stock', 'lost']),
    location: reference('place'),
    user: reference('person'),
    serial: text({ search: 'A' }),
    inventoryNumber: text(),
    firmware: text({ compare: 'version' }),
    address: text({ compare: 'address' }),
    urgency: integer(),
    isLoaned: boolean(),
    boughtOn: date(),
    price: money(),
    weight: decimal(),
    site: url(),
    seenAt: instant(),
    comment: longText(),
    manual: richText(),
    custom: json(z.record(z.string(), z.unknown())),
  },
  relations: {
    software: {
      fields: { name: text(), version: text({ compare: 'version' }), installDate: date() },
      named: 'name',
    },
    borrower: { fields: { name: text(), role: text() }, named: 'name', kind: 'person' },
  },
  list: ['name'],
  custom: {
    field: 'custom',
    by: 'type',
    types: {
      computer: { chassis: choice(['desktop', 'laptop']), domain: text() },
      monitor: { inches: integer(), thickness: decimal(), chassis: choice(['laptop', 'wall']) },
      printer: { isColor: boolean(), inches: integer(), soldOn: date() },
    },
  },
})

export const sampleKinds: readonly Kind[] = [unitKind, placeKind, personKind, deviceKind]
export const sampleKind = (name: string): Kind | undefined => sampleKinds.find((kind) => kind.name === name)

const stamps = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1`

/** Their tables, and those of the relations (`device_software`, `device_borrower`). */
export const sampleTables = `
  create table unit (id bigint primary key, name text not null, name_fr text, name_en text, code text, ${stamps});
  create table place (id bigint primary key, name text not null, parent_id bigint, path bigint[] not null default '{}',
    complete_name text not null default '', code text, unit_id bigint, comment text, ${stamps});
  create table person (id bigint primary key, name text not null, login text not null, email text, location_id bigint,
    manager_id bigint, is_active boolean not null, ${stamps});
  create table device (id bigint primary key, number bigint not null, type text not null, name text not null, state text,
    location_id bigint, user_id bigint, serial text, inventory_number text, firmware text, address text, urgency int, is_loaned boolean not null,
    bought_on date, price numeric(14,2), weight numeric, site text, seen_at timestamptz, comment text, manual text, custom jsonb not null default '{}', ${stamps});
  create table device_software (device_id bigint not null, name text not null, version text, install_date date);
  create table device_borrower (device_id bigint not null, person_id bigint not null, role text not null);`
