import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/test-database.ts'
import { userKind } from '../../../shared/people/people.kinds.ts'
import { abilitiesOn } from '../../engine/access/abilities.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { readDocument } from '../../engine/attachments.ts'
import { documentsOf } from '../../engine/files/record-documents.ts'
import { readRecord } from '../../engine/lists/list.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from './people.factory.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let admin: Actor
let technician: Actor
let person: string
beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  admin = await people.actor(people.admin.id)
  technician = await people.actor(await people.person('tech', [['technician', people.entities.north]]))
  person = await people.person('marie', [['requester', people.entities.north]])
})

const upload = async (name: string, actor: Actor): Promise<string> => {
  const made = await sql<{ id: string }>`
    insert into document (sha256, name, mime, size, user_id)
    values (${name.padEnd(64, '0')}, ${name}, 'application/pdf', 12, ${actor.userId}) returning id`.execute(
    database.kysely,
  )
  return made.rows[0]!.id
}

test('a person’s documents are read by that person and by whoever may, not by all who see the person', async () => {
  const paper = await upload('arrêt de travail.pdf', admin)
  await people.run('user.attach', { id: person, documents: [paper] }, admin)
  const herself = people.reader(await people.actor(person))
  const other = people.reader(technician)
  for (const reader of [people.reader(admin), herself]) {
    expect((await documentsOf(reader, userKind, person)).items).toMatchObject([{ id: paper }])
    expect(await readDocument(reader, paper)).toMatchObject({ name: 'arrêt de travail.pdf' })
    expect((await abilitiesOn(reader, userKind, person))['read-documents']).toBe(true)
  }
  expect(await readRecord(other, userKind, person)).toMatchObject({ id: person })
  await expect(documentsOf(other, userKind, person)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(readDocument(other, paper)).rejects.toMatchObject({ code: 'not_found' })
  expect((await abilitiesOn(other, userKind, person))['read-documents']).toBe(false)
  // What history says is read by whoever reads the person.
  const told = await sql<{ changes: string }>`
    select changes::text from history where kind = 'user' and record_id = ${person}`.execute(database.kysely)
  expect(told.rows.map(({ changes }) => changes).join()).not.toContain('arrêt')
})

test('a picture in a note about a person is for whoever reads the notes', async () => {
  const picture = await upload('plan.png', technician)
  await people.run(
    'user.add-note',
    { id: person, body: `<p>Là :</p><img src="/api/v1/documents/${picture}/content">` },
    technician,
  )
  const colleague = people.reader(
    await people.actor(await people.person('tech2', [['technician', people.entities.north]])),
  )
  expect(await readDocument(colleague, picture)).toMatchObject({ name: 'plan.png' })
  const south = people.reader(await people.actor(await people.person('tech3', [['technician', people.entities.south]])))
  await expect(readDocument(south, picture)).rejects.toMatchObject({ code: 'not_found' })
})
