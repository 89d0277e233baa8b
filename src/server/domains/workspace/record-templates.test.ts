import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { writableFields } from '../../../shared/kinds/define-kind.ts'
import { contractKind } from '../../../shared/management/management.kinds.ts'
import { recordTemplateKind } from '../../../shared/workspace/workspace.kinds.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
})

test('a template keeps what a further contract shares with this one, by ids, and a new one can begin with it', async () => {
  const admin = people.reader(await people.actor(people.admin.id))
  const type = await people.run('contract-type.create', { name: 'Bail' })
  const first = await people.run('contract.create', {
    name: 'Copieurs du siège',
    number: 'C-1',
    entity: people.entities.north,
    type: type.id,
    state: 'active',
    renewal: 'tacit',
  })
  const record = await readRecord(admin, contractKind, first.id)
  const values = Object.fromEntries(writableFields(contractKind).map(([name]) => [name, record[name]]))
  const made = await people.run('record-template.create', {
    name: 'Bail de copieur',
    subject: 'contract',
    values: { ...values, unknown: 'x', noticeMonths: 'three' },
  })
  const template = await readRecord(admin, recordTemplateKind, made.id)
  expect(template.values).toMatchObject({ type: type.id, entity: people.entities.north, renewal: 'tacit' })
  for (const name of ['name', 'number', 'unknown', 'noticeMonths']) expect(template.values).not.toHaveProperty(name)
  const next = await people.run('contract.create', { name: 'Copieurs du sud', ...(template.values as object) })
  expect(await readRecord(admin, contractKind, next.id)).toMatchObject({ renewal: 'tacit', type: { name: 'Bail' } })
})
