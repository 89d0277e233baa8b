import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createRenaming, undoRenaming } from '../../src/server/domains/inventory/actions/renaming.ts'
import { renameAll } from '../../src/server/domains/inventory/naming/rename-all.ts'
import { previewSoftware } from '../../src/server/domains/inventory/reads/preview-software.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { type InventoryHouse, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse
const actor = systemActor('test', 'test')
const db = () => house.database.kysely
const run = (name: string, input: Record<string, unknown>) =>
  runAction(house.services, house.services.house.actions.get(name)!, actor, input) as Promise<{ id: string }>

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`truncate asset, asset_part, inventory_message, agent, asset_evidence, name_rule, software_rule, renaming, licence, software, software_version, software_install cascade`.execute(
    db(),
  )
  house.bench.catalogue.forget()
})

const rule = (value: string, more: Record<string, unknown>) =>
  run('software-rule.create', { match: 'starts', value, isActive: true, ...more })
/** Rules are read again after two seconds. */
const rulesAreFresh = () => new Promise((resolve) => setTimeout(resolve, 2_050))
const machine = (n: number, software: readonly (readonly [string, string])[]) => ({
  ...{ device: `PC-${n}-2026-01-01-08-00-00`, name: `PC-${n}`, serial: `SER${n}00${n}`, software },
})
const shown = async () =>
  (
    await sql<{ line: string }>`
      select a.name || ': ' || s.name || ' ' || v.version || ' < ' || v.said_name as line from software_install i join asset a on a.id = i.asset_id
      join software_version v on v.id = i.software_version_id join software s on s.id = v.software_id order by 1`.execute(
      db(),
    )
  ).rows.map((row) => row.line)
const preview = (withIdle = false) =>
  previewSoftware({ db: db(), house: house.services.house, actor, now: new Date(), timeZone: 'Europe/Paris' }, withIdle)
const rename = async () => {
  const { id } = await run(createRenaming.name, {})
  await renameAll(house.services, id)
  return id
}
const compliance = async (id: string) => {
  await house.services.house.jobs.find((job) => job.name === 'licences.recount')!.run({}, house.services)
  return (
    await sql<{ installCount: number; compliance: string }>`
      select install_count, compliance from licence where id = ${id}`.execute(db())
  ).rows[0]
}

test('new programs are written by the rules; the same message again asks nothing and changes nothing', async () => {
  await rule('Mozilla Firefox', { trims: true, versionParts: 1, category: 'Navigateurs' })
  await rulesAreFresh()
  await house.take(machine(1, [['Mozilla Firefox 128.0 (x64 fr)', '128.0']]))
  expect(await shown()).toEqual(['PC-1: Mozilla Firefox 128 < Mozilla Firefox 128.0 (x64 fr)'])
  expect((await house.take(machine(1, [['Mozilla Firefox 128.0 (x64 fr)', '128.0']]))).state).toBe('unchanged')
  // Another wording of the same title and version: no line of history, for nothing that shows has changed.
  expect((await house.take(machine(1, [['Mozilla Firefox 128.1 (x64 fr)', '128.1']]))).state).toBe('unchanged')
  expect(await shown()).toEqual(['PC-1: Mozilla Firefox 128 < Mozilla Firefox 128.1 (x64 fr)'])
})

test('what is there: preview with rules out of service, replay, licences that follow, undo', async () => {
  await rulesAreFresh()
  await house.take(
    machine(1, [
      ['Atelier 1.0 (x64)', '1.0'],
      ['Update (KB1)', '1'],
    ]),
  )
  await house.take(machine(2, [['Atelier 1.1 (x64)', '1.1']]))
  const said = await shown()
  const old = await sql<{ id: string }>`select id from software where name = 'Atelier 1.0 (x64)'`.execute(db())
  const licence = await run('licence.create', {
    ...{ name: 'Atelier', type: 'seats', state: 'active', software: old.rows[0]!.id, seats: 2 },
    entity: (await sql<{ id: string }>`select id from entity where parent_id is null`.execute(db())).rows[0]!.id,
  })
  await rule('Atelier', { trims: true, isActive: false })
  await rule('Update', { hides: true, category: 'Mises à jour', isActive: false })
  expect(await preview()).toMatchObject({ versions: 0, titlesNow: 3, titlesThen: 3 })
  expect(await preview(true)).toMatchObject({ versions: 3, names: 3, titlesNow: 3, titlesThen: 1 })
  await run('software-rule.activate-all', {})
  const id = await rename()
  expect(await shown()).toEqual([
    'PC-1: Atelier 1.0 < Atelier 1.0 (x64)',
    'PC-1: Update (KB1) 1 < Update (KB1)',
    'PC-2: Atelier 1.1 < Atelier 1.1 (x64)',
  ])
  const titles = await sql<{ line: string }>`
    select concat_ws(' ', s.name, s.install_count, case when s.is_hidden then 'hidden' end, '> ' || t.name, s.category) as line
    from software s left join software t on t.id = s.title_id order by s.name`.execute(db())
  expect(titles.rows.map((row) => row.line)).toEqual([
    'Atelier 2',
    'Atelier 1.0 (x64) 0 hidden > Atelier',
    'Atelier 1.1 (x64) 0 hidden > Atelier',
    'Update (KB1) 1 hidden Mises à jour',
  ])
  expect(await compliance(licence.id)).toEqual({ installCount: 2, compliance: 'exact' })
  expect(await preview()).toMatchObject({ versions: 0 })
  await run(undoRenaming.name, { id })
  await renameAll(house.services, id)
  expect(await shown()).toEqual(said)
  await sql`update software set install_count = 1 where name like 'Atelier 1%'`.execute(db())
  expect(await compliance(licence.id)).toEqual({ installCount: 1, compliance: 'excess' })
  expect(
    (
      await sql`select 1 from software where category is not null or title_id is not null and name like 'Atelier 1%'`.execute(
        db(),
      )
    ).rows,
  ).toEqual([])
  // A rule taken away gives back what was said, at the next replay.
  await rename()
  await sql`update software_rule set is_active = false`.execute(db())
  await rename()
  expect(await shown()).toEqual(said)
})
