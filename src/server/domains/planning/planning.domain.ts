import { z } from 'zod'
import { invalidField } from '../../../shared/errors.ts'
import { idInput } from '../../../shared/fields/id.ts'
import { planningCircles } from '../../../shared/planning/planning.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import type { MountedRoute, Room } from '../../engine/house.ts'
import { readPlanning } from './planning.ts'
import { planningFile } from './planning-file.ts'

const moment = z.iso.datetime({ offset: true })
/** Ids with commas between them. */
const people = z
  .string()
  .max(1_000)
  .transform((text) => text.split(','))
  .pipe(z.array(idInput).max(50))

const query = z.object({
  from: moment,
  until: moment,
  circle: z.enum(planningCircles).default('me'),
  users: people.optional(),
})

/** A month, and what its picture shows of those beside it. */
const longestDays = 62

export const planningRoutes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/planning',
      summary: 'planning',
      tag: 'planning',
      query,
    }) as MountedRoute['route'],
    read: (input, { reader }) => {
      const asked = input.query as z.infer<typeof query>
      const from = new Date(asked.from)
      const until = new Date(asked.until)
      if (until <= from) throw invalidField('until', 'before_start', { start: asked.from })
      if (until.getTime() - from.getTime() > longestDays * 86_400_000)
        throw invalidField('until', 'too_late', { days: longestDays })
      return readPlanning(reader, { from, until, circle: asked.circle, userIds: asked.users })
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/planning/file',
      summary: 'planning.file',
      tag: 'planning',
    }) as MountedRoute['route'],
    read: (_input, { reader, services }) => planningFile(reader, services.publicUrl),
  },
]

/** Whose time is taken when. */
export const planningRoom: Room = {
  name: 'planning',
  kinds: [],
  actions: [],
  permissions: ['planning.read'],
  routes: planningRoutes,
}
