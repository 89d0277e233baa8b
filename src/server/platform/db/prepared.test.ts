import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../../../tests/support/test-database.ts'
import { prepared } from './prepared.ts'

const database = await emptyDatabase()
const { kysely } = database
afterAll(() => database.close())

const kept = (text: string) =>
  sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements where statement like ${`%${text}%`}`

test('marked statements are kept by the connection, others are not', async () => {
  await kysely.connection().execute(async (connection) => {
    for (let value = 1; value <= 3; value++) {
      const marked = await sql<{ n: number }>`${prepared} select ${value}::int + 100 as n`.execute(connection)
      expect(marked.rows).toEqual([{ n: value + 100 }])
      await sql`select ${value}::int + 200 as n`.execute(connection)
    }
    expect((await kept('+ 100').execute(connection)).rows[0]!.count).toBe(1)
    expect((await kept('+ 200').execute(connection)).rows[0]!.count).toBe(0)
  })
})

test('errors of marked statements arrive, in and out of transactions', async () => {
  await expect(sql`${prepared} select 1 / ${0}::int`.execute(kysely)).rejects.toMatchObject({ code: '22012' })
  const work = kysely.transaction().execute((trx) => sql`${prepared} select 1 / ${0}::int`.execute(trx))
  await expect(work).rejects.toMatchObject({ code: '22012' })
})

test('a table that changes shape costs one error, not a broken connection', async () => {
  await sql`create table shape (id int)`.execute(kysely)
  await kysely.connection().execute(async (connection) => {
    const read = () => sql`${prepared} select * from shape where id = ${1}::int`.execute(connection)
    await sql`insert into shape values (1)`.execute(connection)
    expect((await read()).rows).toEqual([{ id: 1 }])
    await sql`alter table shape add more text`.execute(connection)
    await expect(read()).rejects.toMatchObject({ code: '0A000' })
    expect((await read()).rows).toEqual([{ id: 1, more: null }])
  })
})
