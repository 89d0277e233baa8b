import { z } from 'zod'
import { auditRuleKind, auditSubjects } from '../../../shared/audits/audits.kinds.ts'
import { forbidden } from '../../../shared/errors.ts'
import { defineRoute } from '../../../shared/routes/define-route.ts'
import { isAllowed } from '../../engine/access/actor.ts'
import type { MountedRoute, Room } from '../../engine/house.ts'
import { checkAllAudits, checkAudit } from './actions/check-audit.ts'
import { shipAudits } from './actions/ship-audits.ts'
import { prepareAudit } from './audit-condition.ts'
import { auditJob } from './audits.job.ts'
import { auditsOn, readFindings, readOutcome } from './audits.queries.ts'

const params = z.object({ id: z.string().max(20) })
const usualDays = 90
const query = z.object({ days: z.coerce.number().int().min(2).max(730).default(usualDays) })
/** Home pages show the nightly counts: looking through a large register anew takes a second or more. */
const withCounts = query.extend({ counts: z.enum(['now', 'nightly']).default('now') })
const daysOf = (given: Record<string, unknown>): number => Number(given.days ?? usualDays)

const routes: readonly MountedRoute[] = [
  {
    route: defineRoute({
      method: 'GET',
      path: '/audits',
      summary: 'audits',
      tag: 'audits',
      query: withCounts,
    }) as MountedRoute['route'],
    read: async (input, { reader }) => {
      if (!isAllowed(reader.actor, 'audit.read')) throw forbidden('audit.read')
      return readFindings(reader, daysOf(input.query), input.query.counts === 'nightly')
    },
  },
  {
    route: defineRoute({
      method: 'GET',
      path: '/audit-rules/:id/outcome',
      summary: 'audit.outcome',
      tag: 'audits',
      params,
      query,
    }) as MountedRoute['route'],
    read: (input, { reader }) => readOutcome(reader, input.params.id!, daysOf(input.query)),
  },
  {
    route: defineRoute({
      method: 'POST',
      path: '/audits/check-all',
      summary: 'audit.check-all',
      tag: 'audits',
    }) as MountedRoute['route'],
    action: checkAllAudits,
  },
  ...auditSubjects.map(
    (subject): MountedRoute => ({
      route: defineRoute({
        method: 'GET',
        path: `/${subject}s/:id/audits`,
        summary: `audit.of-${subject}`,
        tag: `${subject}s`,
        params,
      }) as MountedRoute['route'],
      read: ({ params: given }, { reader }) => auditsOn(reader, subject, given.id!),
    }),
  ),
]

export const auditsRoom: Room = {
  name: 'audits',
  kinds: [
    {
      kind: auditRuleKind,
      access: { sharedDown: true },
      prepare: prepareAudit,
      crud: ['create', 'update', 'remove', 'restore'],
    },
  ],
  actions: [checkAudit, checkAllAudits, shipAudits],
  routes,
  jobs: [auditJob],
}
