import { z } from 'zod'
import { idInput } from '../../../shared/fields/id.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute } from '../../engine/house.ts'
import { importableKinds, importLines, linesQuery, preview, previewQuery, refusedFile } from './imports.reads.ts'

const params = z.object({ id: idInput })
const get = (path: string, summary: string, more: object = {}): MountedRoute['route'] =>
  defineRoute({ method: 'GET', path, summary, tag: 'imports', ...more }) as MountedRoute['route']

export const importRoutes: readonly MountedRoute[] = [
  { route: get('/imports/kinds', 'import.kinds'), read: (_input, context) => importableKinds(context) },
  {
    route: get('/imports/preview', 'import.preview', { query: previewQuery }),
    read: ({ query }, context) => preview(query as z.infer<typeof previewQuery>, context),
  },
  {
    route: get('/imports/:id/lines', 'import.lines', { params, query: linesQuery }),
    // Called without the door, the query has not been filled up.
    read: ({ params, query }, context) => importLines(params.id!, linesQuery.parse(query), context),
  },
  {
    route: get('/imports/:id/refused', 'import.refused', { params }),
    read: ({ params }, context) => refusedFile(params.id!, context),
  },
]
