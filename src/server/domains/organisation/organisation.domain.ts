import { invalidField } from '../../../shared/errors.ts'
import { choice } from '../../../shared/fields/index.ts'
import { currencies } from '../../../shared/organisation/currencies.ts'
import { entityKind, locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { currencyKey } from '../../engine/currency.ts'
import type { KindEntry, Room } from '../../engine/house.ts'
import { createEntity } from './actions/create-entity.ts'
import { removeEntity } from './actions/remove-entity.ts'
import { updateEntity } from './actions/update-entity.ts'
import { entityAccess, locationAccess } from './organisation.access.ts'

/** A point is two numbers: half of one would put the place nowhere, in silence. */
const wholePoint: NonNullable<KindEntry['prepare']> = async (_write, row, values) => {
  const { latitude = null, longitude = null } = { ...row, ...values }
  if (latitude === null && longitude !== null) throw invalidField('latitude', 'required')
  if (longitude === null && latitude !== null) throw invalidField('longitude', 'required')
  return values
}

export const organisationRoom: Room = {
  name: 'organisation',
  kinds: [
    { kind: entityKind, access: entityAccess, crud: ['create', 'update', 'remove', 'restore'] },
    {
      kind: locationKind,
      hasDocuments: true,
      hasNotes: true,
      access: locationAccess,
      prepare: wholePoint,
      crud: ['create', 'update', 'remove', 'restore'],
    },
  ],
  actions: [createEntity, updateEntity, removeEntity],
  routes: [],
  settings: [{ key: currencyKey, field: choice(currencies, { required: true }), default: 'EUR' }],
}
