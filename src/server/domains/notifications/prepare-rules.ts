import { z } from 'zod'
import { everything } from '../../../shared/conditions/condition.ts'
import { invalidField } from '../../../shared/errors.ts'
import { unknownPlaceholder } from '../../../shared/fill-placeholders.ts'
import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import { noticeEvent } from '../../../shared/notifications/notice-events.ts'
import type { notificationRuleKind } from '../../../shared/notifications/notifications.kinds.ts'
import { roleIsFor } from '../../../shared/notifications/recipients.ts'
import { templateVariables } from '../../../shared/notifications/template-variables.ts'
import type { KindEntry } from '../../engine/house.ts'
import { requireFixedCondition } from '../../engine/lists/fixed-condition.ts'
import { recordKind } from './taking/applicable-rules.ts'

type Rule = RowOf<typeof notificationRuleKind>

const fresh = { condition: everything, roles: [], exceptRoles: [], channels: [], isActive: false }

/** A rule must name somebody, by a way, with roles and a condition that its event knows. */
export const prepareRule: NonNullable<KindEntry['prepare']> = async (write, row, values) => {
  const whole = { ...fresh, ...row, ...values } as unknown as Rule
  const { kind } = noticeEvent(whole.event)
  for (const field of ['roles', 'exceptRoles'] as const)
    if (whole[field].some((role) => !roleIsFor(role, kind))) throw invalidField(field, 'role_of_event')
  if (whole.address != null && !z.email().safeParse(whole.address).success) throw invalidField('address', 'invalid')
  const named = [whole.userId, whole.groupId, whole.profileId, whole.address].some((each) => each != null)
  if (whole.isActive === true && whole.roles.length === 0 && !named) throw invalidField('roles', 'nobody_told')
  if (whole.isActive === true && whole.channels.length === 0) throw invalidField('channels', 'required')
  const condition = (whole.condition ?? everything) as Rule['condition'] & object
  if (kind === 'none') {
    if (JSON.stringify(condition) !== JSON.stringify(everything)) throw invalidField('condition', 'no_record')
  } else requireFixedCondition(write, recordKind(write, kind), condition)
  return row === null ? { ...fresh, ...values } : values
}

/** A template that names a variable which does not exist would be mailed to people as it is. */
export const prepareTemplate: NonNullable<KindEntry['prepare']> = async (_write, _row, values) => {
  for (const field of ['subject', 'body'] as const) {
    const text = values[field]
    const unknown = typeof text === 'string' ? unknownPlaceholder(text, templateVariables) : null
    if (unknown !== null) throw invalidField(field, 'unknown_variable', { name: unknown })
  }
  return values
}

/** Addresses that mail can be sent from and answered to. */
export const prepareIdentity: NonNullable<KindEntry['prepare']> = async (_write, _row, values) => {
  for (const field of ['fromAddress', 'replyTo'] as const) {
    const given = values[field]
    if (given != null && !z.email().safeParse(given).success) throw invalidField(field, 'invalid')
  }
  return values
}
