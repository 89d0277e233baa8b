import { Readable } from 'node:stream'
import { z } from 'zod'
import { forbidden } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import { FileAnswer, type MountedRoute } from '../../engine/house.ts'
import { listQuery } from '../../engine/lists/list-query.ts'
import { findByCode } from './find-by-code.ts'
import { logoContent, logoOf } from './logos.ts'
import { printLabels } from './print-labels.ts'

/** Which assets, by the questions of lists; `start`: the first free label of a sheet in use. */
export const printQuery = listQuery.pick({ q: true, filter: true, sort: true }).extend({
  start: z.coerce.number().int().min(1).max(1_200).optional(),
  edges: z.enum(['0', '1']).optional(),
})

const codeQuery = z.object({ code: z.string().trim().min(1).max(2_000) })

export const labelRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/label-layouts/:id/print',
      summary: 'label-layout.print',
      tag: 'label-layouts',
      params: z.object({ id: idInput }),
      query: printQuery,
    }) as MountedRoute['route'],
    read: ({ params, query }, context) => printLabels(params.id!, query as z.infer<typeof printQuery>, context),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/entities/:id/logo',
      summary: 'entity.logo',
      tag: 'entities',
      params: z.object({ id: z.string().max(20) }),
    }) as MountedRoute['route'],
    read: ({ params }, { reader }) => logoOf(reader, params.id!),
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/entities/:id/logo/picture',
      summary: 'entity.logo-picture',
      tag: 'entities',
      params: z.object({ id: z.string().max(20) }),
    }) as MountedRoute['route'],
    read: async ({ params }, { reader, services }) => {
      const { picture } = await logoOf(reader, params.id!)
      const logo = picture === null ? null : await logoContent(services, params.id!)
      if (picture === null || logo === null) return null
      return new FileAnswer(picture.name, logo.mime, Readable.from([logo.content]))
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/scan',
      summary: 'scan',
      tag: 'assets',
      query: codeQuery,
    }) as MountedRoute['route'],
    read: async ({ query }, { reader, services }) => {
      if (!isAllowed(reader.actor, 'asset.read')) throw forbidden('asset.read')
      const { code } = query as z.infer<typeof codeQuery>
      return { items: await findByCode(reader, services.publicUrl, code) }
    },
  },
]
