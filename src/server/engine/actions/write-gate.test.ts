import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../../../tests/support/test-database.ts'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { CigaleError } from '../../../shared/errors.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import { rooms } from '../../domains/index.ts'
import { createTestPeople, type TestPeople } from '../../domains/people/people.factory.ts'
import { type Actor, systemActor } from '../access/actor.ts'
import { readRecord } from '../lists/list.ts'
import { defineAction } from './define-action.ts'
import { runAction } from './run-action.ts'

const database: TestDatabase = await testDatabase()
afterAll(() => database.close())

let people: TestPeople
let north: Actor
let super_: Actor
const system = systemActor('test', 'cli')

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  const { entities } = people
  north = await people.actor(await people.person('north', [['asset-manager', entities.north]]))
  super_ = await people.actor(people.admin.id)
})

const rowsOf = async (table: string, where = 'true'): Promise<Record<string, unknown>[]> =>
  (await database.pool.query(`select * from ${table} where ${where} order by id`)).rows

/** Every row of every table that an act can touch, counted. */
async function everything(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows)
    counts[name] = Number((await database.pool.query(`select count(*) from "${name}"`)).rows[0].count)
  return counts
}

const failure = (work: Promise<unknown>): Promise<CigaleError> =>
  work.then(
    () => expect.unreachable('it was allowed'),
    (error: CigaleError) => error,
  )

const asset = (values: Record<string, unknown> = {}, actor: Actor = system) =>
  people.run('asset.create', { type: 'computer', name: 'PC-1', entity: people.entities.north, ...values }, actor)

describe('all or nothing', () => {
  const change = (how: 'throw' | 'database') =>
    defineAction({
      name: 'asset.break',
      permission: 'asset.update',
      event: 'asset.broken',
      input: z.strictObject({ id: z.string() }),
      on: { kind: assetKind, id: (input) => input.id },
      run: async (context, { row }) => {
        await context.change(assetKind, row, { name: 'broken', serial: 'BROKEN-1' })
        await context.create(groupKind, { name: 'half', entityId: row.entityId, canBeAssigned: false })
        const made = await context.create(locationKind, { name: 'half', entityId: row.entityId })
        await context.remove(locationKind, made)
        context.note(assetKind, row.id, [{ field: 'x', old: 1, new: 2 }])
        context.tell('asset.half', assetKind, row.id)
        if (how === 'database') await sql`select 1/0`.execute(context.db)
        throw new TypeError('in the middle')
      },
    })

  test.each(['throw', 'database'] as const)('a failure (%s) after changes leaves no row anywhere', async (how) => {
    const { id } = await asset({ serial: `S-${how}` })
    const before = await everything()
    const row = await rowsOf('asset', `id = ${id}`)
    await expect(runAction(people.services, change(how), system, { id })).rejects.toThrow()
    expect(await everything()).toEqual(before)
    expect(await rowsOf('asset', `id = ${id}`)).toEqual(row)
    expect(await rowsOf('(select record_id as id, * from search_exact) e', `shown = 'BROKEN-1'`)).toEqual([])
  })

  test('a statement that breaks inside history takes the change with it', async () => {
    const { id } = await asset()
    const note = defineAction({
      name: 'asset.note-badly',
      permission: 'asset.update',
      event: 'asset.noted',
      input: z.strictObject({ id: z.string() }),
      on: { kind: assetKind, id: (input) => input.id },
      run: async (context, { row }) => {
        await context.change(assetKind, row, { name: 'lost' })
        context.note(assetKind, row.id, [{ field: 'x', old: null, new: 'half \ud800' }])
      },
    })
    await expect(runAction(people.services, note, system, { id })).rejects.toThrow()
    expect((await rowsOf('asset', `id = ${id}`))[0]).toMatchObject({ name: 'PC-1', version: 1 })
  })
})

describe('differences', () => {
  test('nothing different, nothing written: same version, same moment, no history, no event', async () => {
    const { id } = await asset({ comment: 'c', custom: { chassis: 'laptop' }, serial: 'A' })
    const before = await everything()
    const row = await rowsOf('asset', `id = ${id}`)
    const same = [
      {},
      { name: 'PC-1' },
      { name: '  PC-1 ' },
      { comment: 'c', serial: 'A', location: null, custom: { chassis: 'laptop' } },
      { entity: { id: people.entities.north } },
    ]
    for (const patch of same) await people.run('asset.update', { id, ...patch })
    expect(await everything()).toEqual(before)
    expect(await rowsOf('asset', `id = ${id}`)).toEqual(row)
  })

  test('rich text written as it was read is no change', async () => {
    const ticket = await people.run('ticket.open', {
      title: 't',
      description: '<p>a &amp; b&nbsp;<a href="https://x.fr?a=1&b=2">l</a><script>x</script></p>',
      entity: people.entities.north,
      requesters: [{ type: 'user', id: people.admin.id }],
    })
    const [row] = await rowsOf('ticket', `id = ${ticket.id}`)
    await people.run('ticket.update', { id: ticket.id, description: row!.description })
    expect(await rowsOf('ticket', `id = ${ticket.id}`)).toEqual([row])
  })

  test('history names the field, the old and the new value with the names they had then', async () => {
    const { entities } = people
    const first = await people.run('location.create', { name: 'Étage 1', entity: entities.north })
    const second = await people.run('location.create', { name: 'Étage 2', entity: entities.north })
    const { id } = await asset({ location: first.id }, super_)
    await people.run('asset.update', { id, location: second.id, name: 'PC-2' }, super_)
    await people.run('location.update', { id: first.id, name: 'Rez' })
    const [, line] = await rowsOf('history', `kind = 'asset' and record_id = ${id}`)
    expect(line).toMatchObject({
      action: 'asset.update',
      user_id: people.admin.id,
      actor_name: super_.name,
      source: 'web',
      changes: expect.arrayContaining([
        { field: 'name', old: 'PC-1', new: 'PC-2' },
        { field: 'location', old: first.id, oldText: 'Étage 1', new: second.id, newText: 'Étage 2' },
      ]),
    })
    const events = await rowsOf('outbox', `kind = 'asset' and record_id = ${id}`)
    expect(events.map((event) => event.event)).toEqual(['asset.created', 'asset.changed'])
    expect(events[1]).toMatchObject({ change_id: line!.change_id })
    expect((events[1]!.data as { fields: string[] }).fields.sort()).toEqual(['location', 'name'])
  })

  test('long texts are cut in history, never through a character', async () => {
    for (let shift = 0; shift < 3; shift++) {
      const { id } = await asset({ comment: `${'a'.repeat(498 + shift)}${'🦗'.repeat(20)}` })
      const [line] = await rowsOf('history', `kind = 'asset' and record_id = ${id}`)
      const change = (line!.changes as { field: string; new: string }[]).find(({ field }) => field === 'comment')!
      expect(change.new.isWellFormed()).toBe(true)
      expect(change.new.endsWith('…')).toBe(true)
    }
  })

  test('exact handles follow the record', async () => {
    const { id } = await asset({ serial: 'sn-01/é', inventoryNumber: 'INV 9' })
    const handles = async () =>
      (
        await database.pool.query(
          `select sort || ':' || value as handle from search_exact where kind = 'asset' and record_id = ${id} order by 1`,
        )
      ).rows.map(({ handle }) => handle)
    expect(await handles()).toEqual(['inventoryNumber:INV9', 'name:PC1', 'serial:SN01E'])
    await people.run('asset.update', { id, serial: 'NEW', inventoryNumber: null })
    expect(await handles()).toEqual(['name:PC1', 'serial:NEW'])
    await people.run('asset.remove', { id })
    await people.run('asset.restore', { id })
    expect(await handles()).toEqual(['name:PC1', 'serial:NEW'])
  })
})

describe('what is given is checked', () => {
  test('a stale version is refused with the current one', async () => {
    const { id } = await asset()
    await people.run('asset.update', { id, name: 'PC-2', version: 1 })
    const error = await failure(people.run('asset.update', { id, name: 'PC-3', version: 1 }))
    expect(error).toMatchObject({ code: 'version', params: { current: 2 } })
    expect((await failure(people.run('asset.remove', { id, version: 1 }))).code).toBe('version')
    expect((await rowsOf('asset', `id = ${id}`))[0]).toMatchObject({ name: 'PC-2', version: 2, deleted_at: null })
  })

  test('a reference to what one may not see is refused exactly like one to what does not exist', async () => {
    const { entities } = people
    const hidden = await people.run('location.create', { name: 'Caché', entity: entities.south })
    const seen = await people.run('location.create', { name: 'Vu', entity: entities.north })
    const give = (location: string) => asset({ location }, north)
    const [unseen, unknown] = [await failure(give(hidden.id)), await failure(give('99999999'))]
    expect(unseen.errors).toEqual([{ field: 'location', code: 'reference' }])
    expect(unknown.errors).toEqual(unseen.errors)
    expect(unknown.message).toBe(unseen.message)
    const { id } = await give(seen.id)
    expect((await failure(people.run('asset.update', { id, location: hidden.id }, north))).errors).toEqual(
      unseen.errors,
    )
  })

  test('what points at something hidden may still be edited, and loses it by nobody’s doing', async () => {
    const { entities } = people
    const hidden = await people.run('location.create', { name: 'Ailleurs', entity: entities.south })
    const { id } = await asset({ location: hidden.id })
    await people.run('asset.update', { id, name: 'renamed', location: hidden.id }, north)
    expect((await rowsOf('asset', `id = ${id}`))[0]).toMatchObject({ name: 'renamed', location_id: hidden.id })
  })

  test('nothing new points at what lies in the trash', async () => {
    const { id } = await people.run('location.create', { name: 'Jeté', entity: people.entities.north })
    await people.run('location.remove', { id })
    expect((await failure(asset({ location: id }, super_))).errors).toEqual([{ field: 'location', code: 'reference' }])
  })

  test('what cannot be stored is refused by the field’s name', async () => {
    for (const [field, value] of [
      ['name', 'a\0b'],
      ['comment', 'a\0b'],
      ['comment', '\ud83e'],
      ['custom', { chassis: 'laptop', domain: '\0' }],
    ] as const) {
      const error = await failure(asset({ [field]: value }))
      expect(error).toMatchObject({ code: 'invalid', errors: [{ code: 'characters' }] })
      expect(error.errors[0]!.field).toMatch(new RegExp(`^${field}`))
    }
  })

  test('custom values: by the fields of the row’s type, every one checked', async () => {
    const custom = async (type: string, values: unknown) =>
      failure(asset({ type, custom: values })).then(({ errors }) => errors.map(({ field, code }) => `${field} ${code}`))
    expect(await custom('computer', { diagonal: 24 })).toEqual(['custom.diagonal unknown'])
    expect(await custom('monitor', { diagonal: '24' })).toEqual(['custom.diagonal invalid'])
    expect(await custom('monitor', { diagonal: 9999 })).toEqual(['custom.diagonal invalid'])
    expect(await custom('computer', { chassis: 'boat' })).toEqual(['custom.chassis invalid'])
    expect(await custom('computer', { constructor: 'x' })).toEqual(['custom.constructor unknown'])
    const { id } = await asset({ type: 'monitor', custom: { diagonal: 24, resolution: '  1920 × 1080 ' } })
    await people.run('asset.update', { id, custom: { diagonal: null, resolution: 'x' } })
    expect((await rowsOf('asset', `id = ${id}`))[0]!.custom).toEqual({ resolution: 'x' })
    expect((await failure(people.run('asset.update', { id, type: 'computer', custom: { diagonal: 3 } }))).code).toBe(
      'invalid',
    )
  })

  test('ids that are no ids are not found', async () => {
    for (const id of ['', 'x', '-1', '1 or 1=1', '9'.repeat(19), '1\n'])
      expect(['not_found', 'invalid'], id).toContain((await failure(people.run('asset.remove', { id }))).code)
  })

  test('duplicates are told as such', async () => {
    await people.run('manufacturer.create', { name: 'Dell' })
    expect(await failure(people.run('manufacturer.create', { name: 'DELL' }))).toMatchObject({
      code: 'conflict',
      params: { reason: 'duplicate' },
    })
  })
})

describe('trash', () => {
  test('into it and out of it, with its handles; twice is not found', async () => {
    const { id } = await asset({ serial: 'TR-1' })
    await people.run('asset.remove', { id })
    expect((await failure(people.run('asset.remove', { id }))).code).toBe('not_found')
    expect((await failure(people.run('asset.update', { id, name: 'x' }))).code).toBe('not_found')
    expect(await readRecord(people.reader(super_), assetKind, id)).toHaveProperty('deletedAt')
    await people.run('asset.restore', { id })
    expect((await failure(people.run('asset.restore', { id }))).code).toBe('not_found')
    expect(await readRecord(people.reader(super_), assetKind, id)).not.toHaveProperty('deletedAt')
    const actions = (await rowsOf('history', `kind = 'asset' and record_id = ${id}`)).map((line) => line.action)
    expect(actions).toEqual(['asset.create', 'asset.remove', 'asset.restore'])
  })

  test('what others cannot do without stays', async () => {
    const { id } = await people.run('entity.create', { name: 'Occupée', parent: people.entities.north })
    const { id: place } = await people.run('location.create', { name: 'Bureau', entity: id })
    expect(await failure(people.run('entity.remove', { id }))).toMatchObject({
      code: 'in_use',
      params: { by: 'location' },
    })
    await people.run('location.remove', { id: place })
    await people.run('entity.remove', { id })
    // And it does not come back without what it cannot do without.
    expect((await failure(people.run('location.restore', { id: place }))).errors).toMatchObject([
      { field: 'entity', code: 'reference' },
    ])
    await people.run('entity.restore', { id })
    await people.run('location.restore', { id: place })
  })
})

describe('simultaneous edits', () => {
  const settled = async (work: Promise<unknown>[]) =>
    (await Promise.allSettled(work)).map((each) =>
      each.status === 'fulfilled' ? 'done' : (each.reason as CigaleError).code,
    )

  test('100 pairs that saw the same version: one is written, the other told', async () => {
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, index) => asset({ name: `E${index}` }).then(({ id }) => id)),
    )
    for (const id of ids) {
      const outcome = await settled(['x', 'y'].map((name) => people.run('asset.update', { id, name, version: 1 })))
      expect(outcome.sort()).toEqual(['done', 'version'])
    }
    expect(await rowsOf('asset', `id = any('{${ids}}') and version <> 2`)).toEqual([])
  })

  test('100 pairs on different fields without a version: both stay, both are told in history', async () => {
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, index) => asset({ name: `F${index}` }).then(({ id }) => id)),
    )
    for (const id of ids) {
      const patches = [{ serial: `S${id}` }, { comment: `C${id}` }]
      expect(await settled(patches.map((patch) => people.run('asset.update', { id, ...patch })))).toEqual([
        'done',
        'done',
      ])
    }
    for (const row of await rowsOf('asset', `id = any('{${ids}}')`))
      expect(row).toMatchObject({ serial: `S${row.id}`, comment: `C${row.id}`, version: 3 })
    expect(await rowsOf('history', `kind = 'asset' and record_id = any('{${ids}}')`)).toHaveLength(300)
  })

  test('acts that deadlock are tried again: nobody is told of it', async () => {
    const [one, two] = [(await asset({ name: 'D1' })).id, (await asset({ name: 'D2' })).id]
    const both = defineAction({
      name: 'asset.both',
      permission: 'asset.update',
      event: 'asset.changed',
      input: z.strictObject({ id: z.string(), other: z.string(), mark: z.string() }),
      on: { kind: assetKind, id: (input) => input.id },
      run: async (context, { row, input }) => {
        await context.change(assetKind, row, { contact: input.mark })
        await sql`select pg_sleep(0.05)`.execute(context.db)
        const other = await sql<never>`select * from asset where id = ${input.other} for update`.execute(context.db)
        await context.change(assetKind, other.rows[0]!, { contact: input.mark })
      },
    })
    const crossed = [
      { id: one, other: two, mark: 'a' },
      { id: two, other: one, mark: 'b' },
    ]
    expect(await settled(crossed.map((input) => runAction(people.services, both, system, input)))).toEqual([
      'done',
      'done',
    ])
    const rows = await rowsOf('asset', `id in (${one}, ${two})`)
    expect(new Set(rows.map((row) => row.contact)).size).toBe(1)
  })
})
