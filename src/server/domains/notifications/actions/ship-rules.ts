import { everything } from '../../../../shared/conditions/condition.ts'
import { noticeChannels, notificationRuleKind } from '../../../../shared/notifications/notifications.kinds.ts'
import { shippedRules } from '../../../../shared/notifications/shipped-rules.ts'
import { shipAction } from '../../../engine/kinds/ship-action.ts'
import { say } from '../../../engine/texts.ts'

/** The rules every house begins with. */
export const shipRules = shipAction({
  name: 'notification-rule.ship',
  permission: 'notification.create',
  kind: notificationRuleKind,
  shipped: shippedRules,
  row: ({ code, event, roles, channels = noticeChannels, tellsActor = false, isActive = true }, place) => ({
    name: say('fr', `notifications.shipped.${code}`),
    event,
    isActive,
    roles: [...roles],
    exceptRoles: [],
    channels: [...channels],
    tellsActor,
    condition: everything,
    position: place * 10,
  }),
})
