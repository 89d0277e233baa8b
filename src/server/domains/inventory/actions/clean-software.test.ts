import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServerHouse } from '../../../../../tests/support/start-test-server.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import { changeSetting } from '../../../engine/settings.ts'
import { inventoryJobs } from '../inventory.jobs.ts'

let house: TestServerHouse

beforeAll(async () => {
  house = await startTestServer()
})
afterAll(() => house.close())

const job = (name: string) => inventoryJobs.find((each) => each.name === name)!.run({}, house.services)

test('programs that nobody has go after their days, but not what something stands on; the preview says so before', async () => {
  const db = house.database.kysely
  const { run, entities } = house.people
  const entity = entities.root
  const asset = (await run('asset.create', { type: 'computer', name: 'PC', entity })).id
  for (const name of ['Gardé', 'Vieux', 'Licence', 'Commenté', 'Récent']) {
    await run('asset.add-software', { id: asset, name, version: '1' })
    if (name === 'Gardé') await run('asset.add-software', { id: asset, name, version: '0' })
  }
  const idOf = async (name: string) =>
    (await sql<{ id: string }>`select id from software where name = ${name}`.execute(db)).rows[0]!.id
  await run('licence.create', {
    name: 'L',
    entity,
    software: await idOf('Licence'),
    type: 'seats',
    state: 'active',
    seats: 1,
  })
  await run('software.update', { id: await idOf('Commenté'), comment: 'à garder' })
  await sql`delete from software_install where software_version_id in (
    select id from software_version where said_name <> 'Gardé' or version = '0')`.execute(db)
  await job('software.count')
  await sql`update software_version set unused_since = now() - interval '100 days' where unused_since is not null`.execute(
    db,
  )
  await sql`update software set unused_since = now() - interval '100 days' where unused_since is not null and name <> 'Récent'`.execute(
    db,
  )
  await sql`update software_version set unused_since = now() where said_name = 'Récent'`.execute(db)

  const preview = (await house.admin('GET', '/api/v1/software-cleanup?days=90')).json as unknown as Record<
    string,
    unknown
  >
  expect(preview).toMatchObject({ days: 0, asked: 90, versions: 2, software: 1 })
  expect(await job('software.clean')).toEqual({ off: true })
  await runAction(house.services, changeSetting, systemActor('test', 'test'), { key: 'software.cleanDays', value: 90 })
  expect(await job('software.clean')).toEqual({ versions: 2, software: 1 })
  const left = await sql<{ line: string }>`
    select s.name || ' ' || coalesce(string_agg(v.version, ','), '') as line from software s left join software_version v on v.software_id = s.id
    group by s.id`.execute(db)
  expect(left.rows.map(({ line }) => line).sort()).toEqual(['Commenté 1', 'Gardé 1', 'Licence 1', 'Récent 1'])
})
