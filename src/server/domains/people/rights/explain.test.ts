import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/test-database.ts'
import type { CigaleError } from '../../../../shared/errors.ts'
import type { Actor } from '../../../engine/access/actor.ts'
import type { Database } from '../../../platform/db/pool.ts'
import { createTestPeople, type TestPeople } from '../people.factory.ts'
import { explainAccess } from './explain.ts'

let database: Database
let people: TestPeople
let boss: Actor
let tech: string

const ask = (user: string, permission: string, record: { kind?: string; id?: string } = {}, actor = boss) =>
  explainAccess(people.reader(actor), { user, permission, ...record }, 'fr')
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: CigaleError) => error.code,
  )

beforeAll(async () => {
  database = await testDatabase()
  people = await createTestPeople(database)
  boss = await people.actor(people.admin.id)
  tech = await people.person('tech', [['technician', people.entities.north]])
})
afterAll(() => database.close())

test('names the profile, the entity and the reach that give a right', async () => {
  const explained = await ask(tech, 'group.read')
  expect(explained).toMatchObject({ allowed: true, record: null, profiles: [], user: { id: tech, isActive: true } })
  expect(explained.grants).toMatchObject([
    { profile: { name: 'Technicien' }, reach: 'subtree', isRecursive: true, reason: null },
  ])
  expect(explained.sentences).toEqual([
    'tech a le droit « Voir les groupes ».',
    'Le profil « Technicien » sur Entité racine > Nord (sous-entités comprises) donne ce droit, portée : ceux de l’entité et de ses sous-entités.',
  ])
})

test('says who would give what is missing', async () => {
  const explained = await ask(tech, 'grant.create')
  expect(explained).toMatchObject({ allowed: false, grants: [] })
  expect(explained.profiles.map((profile) => profile.name)).toEqual(['Administrateur', 'Super-administrateur'])
  expect(explained.sentences[1]).toContain('Administrateur, Super-administrateur')
})

test('says why this very record is open or not', async () => {
  const below = await people.person('below', [], { entity: people.entities.northEast })
  const south = await people.person('south', [], { entity: people.entities.south })
  const reasonOn = async (user: string, permission: string, kind: string, id: string) => {
    const { allowed, grants } = await ask(user, permission, { kind, id })
    return [allowed, ...grants.map((grant) => grant.reason)]
  }
  expect(await reasonOn(tech, 'user.read', 'user', below)).toEqual([true, 'entity'])
  expect(await reasonOn(tech, 'user.read', 'users', south)).toEqual([false, 'elsewhere'])
  expect(await reasonOn(tech, 'user.set-password', 'user', tech)).toEqual([true, 'own'])
  expect(await reasonOn(people.admin.id, 'user.disable', 'user', south)).toEqual([true, 'all'])
  const group = await people.run('group.create', { name: 'Centre', entity: people.entities.root })
  expect(await reasonOn(tech, 'group.read', 'group', group.id)).toEqual([true, 'shared'])
  const requester = await people.person('req', [['requester', people.entities.south]])
  expect(await reasonOn(requester, 'group.read', 'group', group.id)).toEqual([false, 'elsewhere'])
  await people.run('member.create', { group: group.id, user: requester })
  expect(await reasonOn(requester, 'group.read', 'group', group.id)).toEqual([true, 'own'])
  const profile = await people.profileId('auditor')
  const auditor = await people.person('aud', [['auditor', people.entities.north]])
  expect(await reasonOn(auditor, 'profile.read', 'profile', profile)).toEqual([true, 'open'])
})

test('every reason and answer has its words', async () => {
  const explained = await ask(tech, 'user.read', { kind: 'user', id: people.admin.id })
  expect(explained.sentences.join(' ')).toContain('appartient à Entité racine, hors de cette portée')
  expect(explained.sentences.join(' ')).not.toMatch(/people\.|[{}]/)
})

test('a disabled person may do nothing', async () => {
  const gone = await people.person('gone', [['technician', people.entities.north]])
  await people.run('user.disable', { id: gone })
  const explained = await ask(gone, 'user.read')
  expect(explained).toMatchObject({ allowed: false, user: { isActive: false } })
  expect(explained.sentences).toEqual(['Le compte de gone est désactivé ou supprimé : rien n’est permis.'])
})

test('explains only to administrators, only their people, and shows no record they do not see', async () => {
  const north = await people.actor(await people.person('north', [['administrator', people.entities.north]]))
  const south = await people.person('far', [['requester', people.entities.south]])
  expect(await refusal(ask(tech, 'user.read', {}, north))).toBeNull()
  expect(await refusal(ask(south, 'user.read', {}, north))).toBe('not_found')
  expect(await refusal(ask(tech, 'user.read', { kind: 'user', id: south }, north))).toBe('not_found')
  expect(await refusal(ask(tech, 'user.read', {}, await people.actor(tech)))).toBe('not_found')
  expect(await refusal(ask(tech, 'no.such'))).toBe('invalid')
  expect(await refusal(ask(tech, 'grant.create', { kind: 'user', id: tech }))).toBe('invalid')
})
