import type { TFunction } from 'i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { groupKind, userKind } from '../../../../shared/people/people.kinds.ts'
import type { ActorInput, ActorRole } from '../../../../shared/tickets/ticket-actors.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import type { Option } from '../../../ui/field/ReferenceField.tsx'

const most = 10

/** People and groups share one list of options: `user:12`, `group:3`. */
export const keyOf = (actor: ActorInput): string => `${actor.type}:${actor.id}`

export function actorOf(key: string): ActorInput {
  const [type = 'user', id = ''] = key.split(':')
  return { type: type === 'group' ? 'group' : 'user', id }
}

const listed = async (plural: string, filter: Condition, fields: string, signal: AbortSignal): Promise<Json[]> => {
  const query = { filter: JSON.stringify(filter), fields, limit: most, count: 'none' }
  return (await api.get<{ items: Json[] }>(`/${plural}`, { query, signal })).items
}

/** Those who may take this part in a case: people who are active; for work, also groups that may be given work. */
export async function searchActors(
  t: TFunction,
  role: ActorRole,
  text: string,
  signal: AbortSignal,
): Promise<Option[]> {
  const typed = text.trim()
  const named: Condition[] = typed === '' ? [] : [{ field: 'name', op: 'contains', value: typed }]
  const worded: Condition[] = typed === '' ? [] : [{ any: [{ text: typed }, ...named] }]
  const [groups, people] = await Promise.all([
    role === 'requester'
      ? []
      : listed(
          groupKind.plural,
          {
            all: [
              ...named,
              ...(role === 'assignee' ? [{ field: 'canBeAssigned', op: 'is' as const, value: true }] : []),
            ],
          },
          'name',
          signal,
        ),
    listed(
      userKind.plural,
      { all: [...worded, { field: 'isActive', op: 'is', value: true }] },
      'name,jobTitle,login',
      signal,
    ),
  ])
  const options = [
    ...groups.map((group) => ({ id: `group:${group.id}`, name: String(group.name), hint: t('kind.group.name') })),
    ...people.map((user) => ({
      id: `user:${user.id}`,
      name: String(user.name),
      hint: [user.jobTitle, user.login].filter(Boolean).join(' · '),
    })),
  ]
  return role === 'assignee' ? withLoads(t, options, signal) : options
}

/** How much each has to do already stands beside the name: whoever gives work looks there first. */
async function withLoads(t: TFunction, options: Required<Option>[], signal: AbortSignal): Promise<Option[]> {
  const of = (type: string) => options.map(({ id }) => actorOf(id)).filter((actor) => actor.type === type)
  const ids = (type: string) =>
    of(type)
      .map(({ id }) => id)
      .join(',') || undefined
  const query = { users: ids('user'), groups: ids('group') }
  const loads = await api.get<Record<string, number>>('/ticket-loads', { query, signal }).catch(() => null)
  if (loads === null) return options
  return options.map((option) => ({
    ...option,
    hint: `${option.hint} · ${t('desk.people.load', { count: loads[option.id] ?? 0 })}`,
  }))
}
