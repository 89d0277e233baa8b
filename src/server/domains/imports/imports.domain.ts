import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { integer } from '../../../shared/fields/index.ts'
import { importKind, importMappingKind } from '../../../shared/imports/imports.kinds.ts'
import type { KindEntry, Room } from '../../engine/house.ts'
import { cancelImport } from './actions/cancel-import.ts'
import { createImport } from './actions/create-import.ts'
import { createMapping } from './actions/create-mapping.ts'
import { reportImport } from './actions/report-import.ts'
import { undoImport } from './actions/undo-import.ts'
import { importJobs } from './imports.jobs.ts'
import { importRoutes } from './imports.routes.ts'

const importEntry: KindEntry = {
  kind: importKind,
  access: { own: (alias, actor): RawBuilder<SqlBool> => sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}` },
  extras: {
    document: (alias) =>
      sql`(select a.document_id from attachment a where a.kind = ${importKind.name} and a.record_id = ${sql.ref(`${alias}.id`)} limit 1)`,
  },
  possible: ({ state, isTrial }, verb) => {
    if (verb === 'cancel') return state === 'queued' || state === 'running'
    if (verb === 'undo') return state === 'done' && isTrial !== true
    return true
  },
}

/** Everybody who imports reads the shared models and has his own; only their owner changes them. */
const mappingEntry: KindEntry = {
  kind: importMappingKind,
  access: {
    own: (alias, actor, permission): RawBuilder<SqlBool> =>
      permission === 'import-mapping.read'
        ? sql`(${sql.ref(`${alias}.is_shared`)} or ${sql.ref(`${alias}.user_id`)} = ${actor.userId})`
        : sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}`,
  },
  crud: ['update', 'remove', 'restore'],
}

export const importsRoom: Room = {
  name: 'imports',
  kinds: [importEntry, mappingEntry],
  actions: [createImport, cancelImport, undoImport, reportImport, createMapping],
  routes: importRoutes,
  jobs: importJobs,
  settings: [{ key: 'import.keep-days', field: integer({ required: true, min: 1, max: 3650 }), default: 90 }],
}
