import { sql } from 'kysely'
import { z } from 'zod'
import { everything } from '../../../../shared/conditions/condition.ts'
import { forbidden } from '../../../../shared/errors.ts'
import { noticeChannels, notificationRuleKind } from '../../../../shared/notifications/notifications.kinds.ts'
import { shippedRules } from '../../../../shared/notifications/shipped-rules.ts'
import { defineAction } from '../../../engine/actions/define-action.ts'
import { say } from '../../../engine/texts.ts'

/** Adds the shipped rules that were never there. What people changed or threw away stays as they left it. */
export const shipRules = defineAction({
  name: 'notification-rule.ship',
  permission: 'notification.create',
  event: null,
  silent: 'the house brings what belongs to it',
  input: z.strictObject({}),
  run: async (context) => {
    if (context.actor.type !== 'system') throw forbidden('notification.create')
    const known = await sql<{ code: string | null; root: string }>`
      select r.code, e.id as root from entity e left join notification_rule r on r.code is not null
      where e.parent_id is null and e.deleted_at is null order by e.id`.execute(context.db)
    const root = known.rows[0]?.root
    const missing = shippedRules.filter(({ code }) => !known.rows.some((row) => row.code === code))
    if (root === undefined || missing.length === 0) return { shipped: 0 }
    await context.createMany(
      notificationRuleKind,
      missing.map(({ code, event, roles, channels = noticeChannels, tellsActor = false, isActive = true }) => ({
        name: say('fr', `notifications.shipped.${code}`),
        event,
        entityId: root,
        isActive,
        roles: [...roles],
        exceptRoles: [],
        channels: [...channels],
        tellsActor,
        condition: everything,
        position: shippedRules.findIndex((each) => each.code === code) * 10,
        code,
      })),
    )
    return { shipped: missing.length }
  },
})
