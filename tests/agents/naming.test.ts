import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decideDoubt } from '../../src/server/domains/inventory/actions/decide-doubt.ts'
import { addKnownNames, createRenaming, undoRenaming } from '../../src/server/domains/inventory/actions/renaming.ts'
import { renameAll } from '../../src/server/domains/inventory/naming/rename-all.ts'
import { previewNames } from '../../src/server/domains/inventory/reads/preview-names.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import type { Reader } from '../../src/server/engine/lists/list.ts'
import { type InventoryHouse, startInventoryHouse } from './inventory-house.ts'

let house: InventoryHouse
const actor = systemActor('test', 'test')
const db = () => house.database.kysely

beforeAll(async () => {
  house = await startInventoryHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`truncate asset, asset_part, inventory_message, inventory_doubt, inventory_junk, agent, asset_evidence, name_rule, renaming, manufacturer, model cascade`.execute(
    db(),
  )
  house.bench.catalogue.forget()
})

const rule = (subject: string, match: string, value: string, becomes: string) =>
  runAction(house.services, house.services.house.actions.get('name-rule.create')!, actor, {
    subject,
    match,
    value,
    becomes,
    isActive: true,
  })
/** Rules are read again after two seconds. */
const rulesAreFresh = () => new Promise((resolve) => setTimeout(resolve, 2_050))
const shown = async () =>
  (
    await sql<{ name: string; maker: string | null; model: string | null; osName: string | null; said: string | null }>`
      select a.name, m.name as maker, o.name as model, a.os_name, a.observed -> 'manufacturer' ->> 'value' as said
      from asset a left join manufacturer m on m.id = a.manufacturer_id left join model o on o.id = a.model_id where a.type = 'computer' order by a.name`.execute(
      db(),
    )
  ).rows
const machine = (n: number, more: object = {}) => ({
  device: `PC-${n}-2026-01-01-08-00-00`,
  name: `PC-${n}`,
  serial: `SER${n}00${n}`,
  maker: 'Hewlett-Packard',
  model: 'EliteBook 840 G3',
  os: 'Microsoft Windows 11 Professionnel',
  ...more,
})
const reader = (): Reader => ({
  db: db(),
  house: house.services.house,
  actor,
  now: new Date(),
  timeZone: 'Europe/Paris',
})

async function rename(): Promise<string> {
  const { id } = (await runAction(house.services, createRenaming, actor, {})) as { id: string }
  await renameAll(house.services, id)
  return id
}

describe('names of makers, models and systems', () => {
  test('new messages are written by the rules; what was said stays beside', async () => {
    await rule('manufacturer', 'exact', 'hewlett-packard', 'HP')
    await rule('model', 'starts', 'elitebook 840 g3', 'EliteBook 840')
    await rule('os', 'pattern', '*windows 11*', 'Windows 11')
    await rulesAreFresh()
    await house.take(machine(1))
    expect(await shown()).toEqual([
      { name: 'PC-1', maker: 'HP', model: 'EliteBook 840', osName: 'Windows 11', said: 'Hewlett-Packard' },
    ])
    expect((await house.take(machine(1))).state).toBe('unchanged')
  })

  test('what is there: preview, replay, undo; protected values stay', async () => {
    await rulesAreFresh()
    for (const n of [1, 2, 3]) await house.take(machine(n))
    const ids = (
      await sql<{ id: string; manufacturerId: string }>`select id, manufacturer_id from asset order by name`.execute(
        db(),
      )
    ).rows
    await sql`insert into asset_lock (asset_id, field) values (${ids[2]!.id}, 'manufacturer')`.execute(db())
    expect(await previewNames(reader())).toEqual({ items: [], total: 0, names: 0 })
    await rule('manufacturer', 'exact', 'Hewlett-Packard', 'HP')
    expect(await previewNames(reader())).toEqual({
      items: [{ subject: 'manufacturer', said: 'Hewlett-Packard', now: 'Hewlett-Packard', becomes: 'HP', count: 2 }],
      total: 2,
      names: 1,
    })
    const id = await rename()
    expect((await shown()).map((row) => [row.maker, row.model])).toEqual([
      ['HP', 'EliteBook 840 G3'],
      ['HP', 'EliteBook 840 G3'],
      ['Hewlett-Packard', 'EliteBook 840 G3'],
    ])
    expect(await previewNames(reader())).toMatchObject({ total: 0 })
    const lines = await sql`select 1 from history where kind = 'asset' and action = 'asset.rename'`.execute(db())
    expect(lines.rows).toHaveLength(2)
    const found = await sql<{
      state: string
      changedCount: number
      totalCount: number
    }>`select state, changed_count, total_count from renaming where id = ${id}`.execute(db())
    expect(found.rows[0]).toEqual({ state: 'done', changedCount: 2, totalCount: 3 })
    // Somebody has changed the second one since: it stays as he left it.
    await sql`update asset set manufacturer_id = null where id = ${ids[1]!.id}`.execute(db())
    await runAction(house.services, undoRenaming, actor, { id })
    await renameAll(house.services, id)
    expect((await shown()).map((row) => row.maker)).toEqual(['Hewlett-Packard', null, 'Hewlett-Packard'])
    await expect(runAction(house.services, undoRenaming, actor, { id })).rejects.toMatchObject({ code: 'state' })
  })

  test('a rule taken away gives back what was said, at the next replay', async () => {
    await rule('manufacturer', 'exact', 'Hewlett-Packard', 'HP')
    await rulesAreFresh()
    await house.take(machine(1))
    await sql`update name_rule set is_active = false`.execute(db())
    await rename()
    expect((await shown())[0]!.maker).toBe('Hewlett-Packard')
  })

  test('the known spellings are added once, as rules', async () => {
    const first = (await runAction(house.services, addKnownNames, actor, {})) as { added: number }
    expect(first.added).toBeGreaterThan(80)
    expect(await runAction(house.services, addKnownNames, actor, {})).toEqual({ added: 0 })
  })
})

describe('a doubt teaches', () => {
  test('a value named junk with the decision counts no more, and can be taken back', async () => {
    await house.take(machine(1, { uuid: '4c4c4544-0031-3510-8052-b4c04f4a4e32' }))
    await house.take(machine(2, { serial: 'SER1001', uuid: '4c4c4544-0031-3510-8052-b4c04f4a4e99' }))
    const doubts = await sql<{
      id: string
      subject: { serial: string }
    }>`select id, subject from inventory_doubt where state = 'open'`.execute(db())
    expect(doubts.rows).toHaveLength(1)
    const { id, subject } = doubts.rows[0]!
    const decide = (junk: { sort: string; value: string }[]) =>
      runAction(house.services, decideDoubt, actor, { id, decision: 'create', junk })
    await expect(decide([{ sort: 'serial', value: 'UN-AUTRE' }])).rejects.toMatchObject({ code: 'invalid' })
    await decide([{ sort: 'serial', value: subject.serial }])
    const junk = await sql<{
      sort: string
      value: string
      comment: string
    }>`select sort, value, comment from inventory_junk`.execute(db())
    expect(junk.rows).toEqual([{ sort: 'serial', value: subject.serial, comment: `#${id} PC-2-2026-01-01-08-00-00` }])
    await rulesAreFresh()
    await house.drain()
    // The third with the same number is asked about no more.
    await house.take(machine(3, { serial: 'SER1001', uuid: '4c4c4544-0031-3510-8052-b4c04f4a4e77' }))
    expect(await house.count('inventory_doubt', "state = 'open'")).toBe(0)
    expect(await house.count('asset', "type = 'computer'")).toBe(3)
  })
})
