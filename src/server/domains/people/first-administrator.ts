import { randomInt } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { shippedProfiles } from '../../../shared/people/shipped-profiles.ts'
import { systemActor } from '../../engine/access/actor.ts'
import type { Services } from '../../engine/actions/context.ts'
import { type Action, defineAction } from '../../engine/actions/define-action.ts'
import { runAction } from '../../engine/actions/run-action.ts'
import { say } from '../../engine/texts.ts'
import type { Tables } from '../../platform/db/tables.gen.ts'
import { storePassword } from './actions/create-user.ts'
import { createGrant } from './actions/grants.ts'
import { shipProfile } from './actions/profiles.ts'

const installer = systemActor('Cigale', 'cli')
const login = 'admin'

/**
 * At every start: the shipped profiles as this version has them. At the very first: the root entity and the account
 * `admin`, super-administrator of everything. Nodes that start together wait for each other.
 * @returns login and password when the account was just made; nobody can read them later
 */
export async function ensureFirstAdministrator(
  services: Services,
  config: { adminPassword: string | null },
): Promise<{ login: string; password: string } | null> {
  return services.db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('cigale first administrator'))`.execute(transaction)
    await shipProfiles(services, transaction)
    const found = await sql`select 1 from app_user limit 1`.execute(transaction)
    if (found.rows.length > 0) return null
    const password = config.adminPassword ?? newPassword()
    const entity = await rootEntity(services, transaction)
    const run = (name: string, input: unknown) => runNamed(services, transaction, name, input)
    const user = (await run('user.create', { login, name: say('fr', 'people.firstAdministrator'), entity })) as {
      id: string
    }
    await runAction(services, giveFirstPassword, installer, { id: user.id, password }, { transaction })
    const profile = await sql<{ id: string }>`select id from profile where code = 'super-administrator'`.execute(
      transaction,
    )
    await runAction(
      services,
      createGrant,
      installer,
      { user: user.id, profile: profile.rows[0]!.id, entity, isRecursive: true },
      { transaction },
    )
    return { login, password }
  })
}

async function shipProfiles(services: Services, transaction: Transaction<Tables>): Promise<void> {
  for (const { code, nameKey, shell, permissions } of shippedProfiles) {
    await runAction(
      services,
      shipProfile,
      installer,
      { code, name: say('fr', nameKey), shell, permissions },
      { transaction },
    )
  }
}

async function rootEntity(services: Services, transaction: Transaction<Tables>): Promise<string> {
  const found = await sql<{ id: string }>`
    select id from entity where parent_id is null and deleted_at is null order by id limit 1`.execute(transaction)
  if (found.rows[0] !== undefined) return found.rows[0].id
  const made = await runNamed(services, transaction, 'entity.create', { name: say('fr', 'people.rootEntity') })
  return (made as { id: string }).id
}

/** The operator chose it in the configuration: it is taken as it is, whatever the rules for people say. */
const giveFirstPassword = defineAction({
  name: 'user.set-password',
  silent: 'nobody is there yet to be told',
  input: z.strictObject({ id: z.string(), password: z.string().min(1) }),
  run: (context, { input }) => storePassword(context, input.id, input.password),
})

function runNamed(
  services: Services,
  transaction: Transaction<Tables>,
  name: string,
  input: unknown,
): Promise<unknown> {
  return runAction(services, services.house.actions.get(name) as Action<unknown>, installer, input, { transaction })
}

/** Five groups of four letters and digits, none that look alike: 95 bits, and one can type it from a screen. */
function newPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
  const groups = Array.from({ length: 5 }, () =>
    Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join(''),
  )
  return groups.join('-')
}
