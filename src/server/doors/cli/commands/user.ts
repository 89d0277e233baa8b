import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { notFound } from '../../../../shared/errors.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { type Command, type Invocation, MisuseError } from '../command.ts'

const actor = systemActor('command line', 'cli')

export const user: Command = {
  name: 'user',
  usage: 'user create|password|disable LOGIN [--name N] [--password P] [--profile CODE] [--entity ID]',
  about: 'Makes an account, sets its password, or disables it.',
  options: {
    name: { type: 'string' },
    password: { type: 'string' },
    profile: { type: 'string' },
    entity: { type: 'string' },
    email: { type: 'string' },
  },
  run: async (invocation) => {
    const [verb, login] = invocation.words
    if (login === undefined) throw new MisuseError('A login is missing.')
    const { services } = await invocation.open()
    if (verb === 'create') return create(invocation, services, login)
    if (verb === 'password') return setPassword(invocation, services, login)
    if (verb === 'disable') return disable(invocation, services, login)
    throw new MisuseError(`Unknown verb ${verb}.`)
  },
}

const act = (services: Services, name: string, input: unknown) =>
  runAction(services, services.house.actions.get(name)!, actor, input)

async function create({ options, print }: Invocation, services: Services, login: string): Promise<number> {
  const entity = typeof options.entity === 'string' ? options.entity : await rootEntity(services)
  // Before anything is made: an account without its profile would be left behind by a misspelt code.
  const profile = await profileId(services, typeof options.profile === 'string' ? options.profile : 'requester')
  const name = typeof options.name === 'string' ? options.name : login
  const made = (await act(services, 'user.create', {
    login,
    name,
    entity,
    language: 'fr',
    isActive: true,
    ...(typeof options.email === 'string' ? { email: options.email } : {}),
  })) as { id: string }
  const password = typeof options.password === 'string' ? options.password : randomBytes(15).toString('base64url')
  await act(services, 'user.set-password', { id: made.id, password })
  await act(services, 'grant.create', { user: made.id, profile, entity, isRecursive: true })
  print({ id: made.id, login, password }, `${login} (id ${made.id}) password: ${password}`)
  return 0
}

async function setPassword({ options, print }: Invocation, services: Services, login: string): Promise<number> {
  const password = typeof options.password === 'string' ? options.password : randomBytes(15).toString('base64url')
  await act(services, 'user.set-password', { id: await userId(services, login), password })
  print({ login, password }, `${login} password: ${password}`)
  return 0
}

async function disable({ print }: Invocation, services: Services, login: string): Promise<number> {
  await act(services, 'user.disable', { id: await userId(services, login) })
  print({ login, disabled: true }, `${login} is disabled; sessions and tokens are ended.`)
  return 0
}

export async function userId(services: Services, login: string): Promise<string> {
  const found = await sql<{
    id: string
  }>`select id from app_user where lower(login) = lower(${login}) and deleted_at is null`.execute(services.db)
  if (found.rows[0] === undefined) throw notFound('user', login)
  return found.rows[0].id
}

async function rootEntity(services: Services): Promise<string> {
  const found = await sql<{
    id: string
  }>`select id from entity where parent_id is null and deleted_at is null order by id limit 1`.execute(services.db)
  if (found.rows[0] === undefined) throw notFound('entity', 'root')
  return found.rows[0].id
}

async function profileId(services: Services, code: string): Promise<string> {
  const found = await sql<{ id: string }>`select id from profile where code = ${code} and deleted_at is null`.execute(
    services.db,
  )
  if (found.rows[0] === undefined) throw notFound('profile', code)
  return found.rows[0].id
}
