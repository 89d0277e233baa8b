import { type RawBuilder, sql } from 'kysely'
import type { NoticeChannel } from '../../../../shared/notifications/notifications.kinds.ts'
import type { Reason } from '../../../../shared/notifications/recipients.ts'
import type { Services } from '../../../engine/actions/context.ts'
import type { NoticeRule } from './applicable-rules.ts'
import type { Facts } from './facts.ts'
import { holding, membersOf, roleSql } from './role-sql.ts'

/** Somebody who is to be told: a person of the house, or an address outside it. */
export interface Recipient {
  userId: string | null
  address: string | null
  name: string | null
  ruleId: string
  reason: Reason
  channels: ReadonlySet<NoticeChannel>
}

interface Found {
  rule: number
  reason: Reason | 'except'
  userId: string | null
  address: string | null
  name: string | null
}

/**
 * Whom the rules name, each once: under the first rule and role that name him, by the channels of all of them. One
 * statement. Whoever did it is left out, unless a rule acknowledges.
 */
export async function findRecipients(
  { db }: Services,
  facts: Facts,
  rules: readonly NoticeRule[],
): Promise<Recipient[]> {
  const parts = rules.flatMap((rule, index) => selectsOf(rule, facts, index))
  if (parts.length === 0) return []
  const found = await sql<Found>`
    select f.rule, f.reason, f.user_id::text, f.address, f.name from (${sql.join(parts, sql` union all `)}) f
    order by f.rule, f.at limit 5000`.execute(db)
  const excepted = new Set(
    found.rows.filter((row) => row.reason === 'except').map((row) => `${row.rule} ${keyOf(row)}`),
  )
  const told = new Map<string, Recipient & { channels: Set<NoticeChannel> }>()
  for (const row of found.rows) {
    const rule = rules[row.rule]!
    const key = keyOf(row)
    const isActor = isBy(facts, row)
    if (row.reason === 'except' || excepted.has(`${row.rule} ${key}`) || (isActor && !rule.tellsActor)) continue
    const known = told.get(key)
    if (known === undefined)
      told.set(key, { ...row, reason: row.reason, ruleId: rule.id, channels: new Set(rule.channels) })
    else for (const channel of rule.channels) known.channels.add(channel)
  }
  return [...told.values()]
}

/** Somebody without an account is known by the address that their words came from. */
const isBy = ({ event, said }: Facts, { userId, address }: Found): boolean =>
  userId === null ? address !== null && address === said?.from : userId === event.userId

const keyOf = ({ userId, address }: Pick<Found, 'userId' | 'address'>): string => userId ?? `@${address}`

function selectsOf(rule: NoticeRule, facts: Facts, index: number): RawBuilder<unknown>[] {
  let at = 0
  const label = (reason: string, select: RawBuilder<unknown> | null) =>
    select === null
      ? []
      : [
          sql`select ${index}::int as rule, ${at++}::int as at, ${reason}::text as reason, x.user_id, x.address, x.name from (${select}) x`,
        ]
  const person = (id: string) => sql`select ${id}::bigint as user_id, null::text as address, null::text as name`
  const members = (id: string) => membersOf(sql`select ${id}::bigint`)
  return [
    ...rule.roles.flatMap((role) => label(role, roleSql[role](facts))),
    ...(rule.userId === null ? [] : label('named-user', person(rule.userId))),
    ...(rule.groupId === null ? [] : label('named-group', members(rule.groupId))),
    ...(rule.profileId === null ? [] : label('named-profile', holding(facts, sql`p.id = ${rule.profileId}`))),
    ...(rule.address === null
      ? []
      : label(
          'named-address',
          sql`select null::bigint as user_id, lower(${rule.address}::text) as address, null::text as name`,
        )),
    ...rule.exceptRoles.flatMap((role) => label('except', roleSql[role](facts))),
    ...(rule.exceptUserId === null ? [] : label('except', person(rule.exceptUserId))),
    ...(rule.exceptGroupId === null ? [] : label('except', members(rule.exceptGroupId))),
  ]
}
