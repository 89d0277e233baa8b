import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'

import { defineRoute } from '../../../shared/routes/define-route.ts'
import { savedViewKind } from '../../../shared/workspace/workspace.kinds.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { defineAction } from '../../engine/actions/define-action.ts'
import { historyOf } from '../../engine/changes/history.ts'
import { dueDateJob, readDueDates, tellDueDate } from '../../engine/due-dates.ts'
import type { KindEntry, MountedRoute, Room } from '../../engine/house.ts'
import { toRow } from '../../engine/kinds/crud.ts'
import { createSchema, updateSchema } from '../../engine/kinds/input-schema.ts'
import { changeSetting, describeSettings, readSettings } from '../../engine/settings.ts'
import { recordTemplateEntry } from './record-templates.ts'
import { workspaceJobs } from './workspace.jobs.ts'

/** Everybody reads the shared views and has his own; only their owner changes them. */
const savedViewEntry: KindEntry = {
  kind: savedViewKind,
  access: {
    own: (alias, actor): RawBuilder<SqlBool> => sql`${sql.ref(`${alias}.user_id`)} = ${actor.userId}`,
    always: (alias, actor): RawBuilder<SqlBool> =>
      sql`(${sql.ref(`${alias}.is_shared`)} or ${sql.ref(`${alias}.user_id`)} = ${actor.userId})`,
  },
  crud: ['remove', 'restore'],
}

const createView = defineAction({
  name: 'saved-view.create',
  event: 'saved-view.created',
  input: createSchema(savedViewKind),
  run: async (context, { input }) => {
    if (input.isShared === true && !isAllowed(context.actor, 'saved-view.share')) throw forbidden('saved-view.share')
    return context.create(savedViewKind, {
      isShared: false,
      ...toRow(savedViewKind, input),
      userId: context.actor.userId,
    })
  },
})

const updateView = defineAction({
  name: 'saved-view.update',
  event: 'saved-view.changed',
  input: updateSchema(savedViewKind),
  on: { kind: savedViewKind, id: (input) => input.id, version: (input) => input.version },
  run: async (context, { row, input }) => {
    if (input.isShared === true && !isAllowed(context.actor, 'saved-view.share')) throw forbidden('saved-view.share')
    return context.change(savedViewKind, row, toRow(savedViewKind, input))
  },
})

const dueDatesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  sort: z.string().max(50).optional(),
})

const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(40),
  after: z.string().max(30).optional(),
})

const routes: MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/settings',
      summary: 'settings',
      tag: 'settings',
    }) as MountedRoute['route'],
    read: async (_input, { reader }) => {
      if (!isAllowed(reader.actor, 'setting.read')) throw forbidden('setting.read')
      return { values: await readSettings(reader.db, reader.house), definitions: describeSettings(reader.house) }
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/settings/history',
      summary: 'setting.history',
      tag: 'settings',
      query: historyQuery,
    }) as MountedRoute['route'],
    read: async ({ query }, { reader }) => {
      if (!isAllowed(reader.actor, 'setting.read')) throw forbidden('setting.read')
      const { limit, after } = query as z.infer<typeof historyQuery>
      return historyOf(reader, 'setting', '0', { limit, ...(after === undefined ? {} : { after }) })
    },
  },
  {
    route: defineRoute({
      method: 'PUT',
      path: '/settings/:key',
      summary: 'setting.change',
      tag: 'settings',
      params: z.object({ key: z.string() }),
    }) as MountedRoute['route'],
    action: changeSetting,
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/due-dates',
      summary: 'due-dates',
      tag: 'due-dates',
      query: dueDatesQuery,
    }) as MountedRoute['route'],
    read: ({ query }, { reader }) => readDueDates(reader, query as z.infer<typeof dueDatesQuery>),
  },
]

export const workspaceRoom: Room = {
  name: 'workspace',
  kinds: [savedViewEntry, recordTemplateEntry],
  actions: [createView, updateView, changeSetting, tellDueDate],
  routes,
  permissions: ['figures.read', 'figures.read-people', 'saved-view.share', 'setting.read', 'operations.read'],
  jobs: [...workspaceJobs, dueDateJob],
}
