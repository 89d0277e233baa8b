import { sql } from 'kysely'
import type { Asked, Plan } from '../../../shared/approvals/approval-plan.ts'
import { type FieldError, invalid } from '../../../shared/errors.ts'
import { visible } from '../../engine/access/visible.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import { entryOf } from '../../engine/house.ts'

export interface Voice {
  userId: string | null
  groupId: string | null
  managersOnly: boolean
}

interface Found {
  people: Map<string, { isActive: boolean; seen: boolean }>
  groups: Map<string, { seen: boolean; members: string[]; hasManager: boolean }>
  managers: string[]
}

/** More at once is a survey, not a decision. */
const mostVoices = 200

/** The voices of each step. @throws `invalid` with every one that cannot be asked, unless the house asks: it leaves them out */
export async function findVoices(
  context: ActionContext,
  steps: Plan['steps'],
  { requesterIds, byHouse }: { requesterIds: readonly string[]; byHouse: boolean },
): Promise<Voice[][]> {
  const asked = steps.flatMap((step) => step.asked)
  const found: Found = {
    people: await findPeople(context, idsOf(asked, ['user'])),
    groups: await findGroups(context, idsOf(asked, ['group', 'members', 'group-manager'])),
    managers: asked.some(({ type }) => type === 'requester-manager') ? await managersOf(context, requesterIds) : [],
  }
  const errors: FieldError[] = []
  const voices = steps.map((step, index) => {
    const unique = new Map<string, Voice>()
    for (const [at, each] of step.asked.entries()) {
      const read = voicesOf(each, found, byHouse)
      if (typeof read === 'string') errors.push({ field: `steps.${index}.asked.${at}`, code: read })
      else for (const voice of read) unique.set(`${voice.userId} ${voice.groupId} ${voice.managersOnly}`, voice)
    }
    if (unique.size > mostVoices)
      errors.push({ field: `steps.${index}.asked`, code: 'too_many_voices', params: { max: mostVoices } })
    return [...unique.values()]
  })
  if (errors.length > 0 && !byHouse) throw invalid(errors)
  return voices
}

const idsOf = (asked: readonly Asked[], types: readonly string[]): string[] => [
  ...new Set(asked.flatMap(({ type, id }) => (types.includes(type) && id !== undefined ? [id] : []))),
]

const ofPerson = (userId: string): Voice => ({ userId, groupId: null, managersOnly: false })

/** The voices of one that is asked, or why there are none. */
function voicesOf({ type, id }: Asked, { people, groups, managers }: Found, byHouse: boolean): Voice[] | string {
  if (type === 'requester-manager') return managers.length === 0 ? 'no_manager' : managers.map(ofPerson)
  if (id === undefined) return 'required'
  if (type === 'user') {
    const person = people.get(id)
    if (person === undefined || !(person.seen || byHouse)) return 'reference'
    return person.isActive ? [ofPerson(id)] : 'cannot_answer'
  }
  const group = groups.get(id)
  if (group === undefined || !(group.seen || byHouse)) return 'reference'
  if (type === 'members') return group.members.length === 0 ? 'cannot_answer' : group.members.map(ofPerson)
  if (type === 'group') return group.members.length === 0 ? 'cannot_answer' : [{ ...ofGroup(id), managersOnly: false }]
  return group.hasManager ? [{ ...ofGroup(id), managersOnly: true }] : 'no_manager'
}

const ofGroup = (groupId: string) => ({ userId: null, groupId })

async function findPeople(context: ActionContext, ids: readonly string[]): Promise<Found['people']> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; isActive: boolean; seen: boolean }>`
    select p.id, p.is_active, (p.id = ${context.actor.userId}::bigint or ${visible(entryOf(context.house, 'user'), context.actor, 'p')}) is true as seen
    from app_user p where p.id = any(${ids}::bigint[]) and p.deleted_at is null`.execute(context.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}

async function findGroups(context: ActionContext, ids: readonly string[]): Promise<Found['groups']> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; seen: boolean; members: string[]; hasManager: boolean }>`
    select p.id, ${visible(entryOf(context.house, 'group'), context.actor, 'p')} is true as seen,
      array(select u.id::text from group_member m join app_user u on u.id = m.user_id
        where m.group_id = p.id and u.is_active and u.deleted_at is null order by u.id) as members,
      exists (select 1 from group_member m join app_user u on u.id = m.user_id
        where m.group_id = p.id and m.is_manager and u.is_active and u.deleted_at is null) as has_manager
    from app_group p where p.id = any(${ids}::bigint[]) and p.deleted_at is null`.execute(context.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}

async function managersOf(context: ActionContext, requesterIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct m.id from app_user u join app_user m on m.id = u.manager_id
    where u.id = any(${requesterIds}::bigint[]) and m.is_active and m.deleted_at is null order by m.id`.execute(
    context.db,
  )
  return found.rows.map((row) => row.id)
}
