import { sql } from 'kysely'
import { z } from 'zod'
import { auditRuleKind } from '../../../../shared/audits/audits.kinds.ts'
import { shippedAudits } from '../../../../shared/audits/shipped-audits.ts'
import { forbidden } from '../../../../shared/errors.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { say } from '../../../engine/texts.ts'

/** Adds the shipped audits that were never there. What people changed or threw away stays as they left it. */
export const shipAudits = defineAction({
  name: 'audit-rule.ship',
  permission: 'audit.create',
  event: null,
  silent: 'the house brings what belongs to it',
  input: z.strictObject({}),
  run: async (context) => {
    if (context.actor.type !== 'system') throw forbidden('audit.create')
    const known = await sql<{ code: string | null; root: string }>`
      select r.code, e.id as root from entity e left join audit_rule r on r.code is not null
      where e.parent_id is null and e.deleted_at is null order by e.id`.execute(context.db)
    const root = known.rows[0]?.root
    const missing = shippedAudits.filter(({ code }) => !known.rows.some((row) => row.code === code))
    if (root === undefined || missing.length === 0) return { shipped: 0 }
    await context.createMany(
      auditRuleKind,
      missing.map(({ code, subject, severity, condition }) => ({
        name: say('fr', `audits.shipped.${code}.name`),
        comment: say('fr', `audits.shipped.${code}.comment`),
        subject,
        severity,
        condition,
        code,
        isActive: true,
        entityId: root,
        groupId: null,
      })),
    )
    return { shipped: missing.length }
  },
})
