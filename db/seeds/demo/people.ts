import { sql } from 'kysely'
import type { Agency, Role } from '../content/types.ts'
import { eachOf, type Writer } from './writer.ts'

const profileOf: Record<Role, string> = {
  'self-service': 'requester',
  technician: 'technician',
  supervisor: 'supervisor',
  'asset-manager': 'asset-manager',
  logistics: 'logistics',
  buyer: 'requester',
  auditor: 'auditor',
  'functional-administrator': 'administrator',
  administrator: 'super-administrator',
}

/** Units, places, groups, people, and who may what. The root unit that exists already takes the agency's name. */
export async function demoPeople(writer: Writer, agency: Agency): Promise<void> {
  await units(writer, agency)
  for (const place of agency.locations) {
    const made = await writer.run('location.create', {
      name: place.name,
      parent: writer.idOrNull(place.parent),
      entity: writer.id(place.entity),
      code: place.code,
      address: place.address,
      latitude: place.point?.[0] ?? null,
      longitude: place.point?.[1] ?? null,
    })
    writer.remember(place.key, made.id)
  }
  await eachOf(agency.users, 4, async (user) => {
    const { login, name, firstName, lastName, email, phone, jobTitle } = user
    const made = await writer.run('user.create', {
      login,
      name,
      firstName,
      lastName,
      email,
      phone,
      jobTitle,
      entity: writer.id(user.entity),
      location: writer.id(user.location),
      language: 'fr',
      isActive: user.isActive,
    })
    writer.remember(user.key, made.id)
    writer.person(user.key, name)
  })
  await managers(writer, agency)
  for (const group of agency.groups) {
    const { name, code, email, canBeAssigned, comment } = group
    const made = await writer.run('group.create', {
      name,
      code,
      email,
      canBeAssigned,
      comment,
      entity: writer.id(group.entity),
    })
    writer.remember(group.key, made.id)
    for (const member of group.members)
      await writer.attempt('member.create', {
        group: made.id,
        user: writer.id(member.user),
        isManager: member.isManager,
      })
  }
  await grants(writer, agency)
}

async function units(writer: Writer, { entities }: Agency): Promise<void> {
  const found = await sql<{ id: string }>`select id from entity where parent_id is null order by id limit 1`.execute(
    writer.db,
  )
  for (const unit of entities) {
    const { name, code, inventoryTag, comment } = unit
    if (unit.parent === null) {
      const id = found.rows[0]!.id
      await writer.run('entity.update', { id, name, code, inventoryTag, comment })
      writer.remember(unit.key, id)
    } else {
      const made = await writer.run('entity.create', {
        name,
        code,
        inventoryTag,
        comment,
        parent: writer.id(unit.parent),
      })
      writer.remember(unit.key, made.id)
    }
  }
}

/** After everybody exists: chiefs may come later in the list than those they lead. */
async function managers(writer: Writer, { users }: Agency): Promise<void> {
  const led = users.filter((user) => user.manager !== null)
  await eachOf(led, 4, (user) =>
    writer.attempt('user.update', { id: writer.id(user.key), manager: writer.id(user.manager!) }),
  )
}

async function grants(writer: Writer, { users }: Agency): Promise<void> {
  const found = await sql<{ id: string; code: string }>`select id, code from profile where code is not null`.execute(
    writer.db,
  )
  const profiles = new Map(found.rows.map((row) => [row.code, row.id]))
  await eachOf(
    users.filter((user) => user.isActive),
    4,
    async (user) => {
      const give = (code: string, entity: string) =>
        writer.attempt('grant.create', {
          user: writer.id(user.key),
          profile: profiles.get(code)!,
          entity: writer.id(entity),
          isRecursive: true,
        })
      await give('requester', user.entity)
      if (profileOf[user.role] !== 'requester') await give(profileOf[user.role], user.reach)
    },
  )
}
