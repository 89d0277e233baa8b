import { rooms } from '../../src/server/domains/index.ts'
import { createTestPeople, type TestPeople } from '../../src/server/domains/people/people.factory.ts'
import type { Actor } from '../../src/server/engine/access/actor.ts'
import type { Database } from '../../src/server/platform/db/pool.ts'

/** A store with two places, people of each profile, a printer: made through actions. */
export interface TestStore extends TestPeople {
  places: Record<'cellar' | 'desk', string>
  actors: Record<'keeper' | 'technician' | 'requester' | 'auditor', Actor>
  printer: { id: string; model: string }
  item: (input?: Record<string, unknown>) => Promise<string>
  receive: (item: string, quantity: number, place?: string) => Promise<unknown>
}

let made = 0

export async function createTestStore(database: Pick<Database, 'kysely'>): Promise<TestStore> {
  const people = await createTestPeople(database, rooms)
  const { run, entities } = people
  const place = async (name: string) => (await run('location.create', { name, entity: entities.root })).id
  const places = { cellar: await place('Réserve'), desk: await place('Bureau') }
  const someone = async (login: string, profile: Parameters<TestPeople['person']>[1]) =>
    people.actor(await people.person(login, profile))
  const actors = {
    keeper: await someone('keeper', [['logistics', entities.root]]),
    technician: await someone('technician', [['technician', entities.root]]),
    requester: await someone('requester', [['requester', entities.root]]),
    auditor: await someone('auditor', [['auditor', entities.root]]),
  }
  const model = (await run('model.create', { name: 'LaserJet 4250', assetType: 'printer' })).id
  const printer = await run('asset.create', {
    type: 'printer',
    name: 'IMP-1',
    entity: entities.root,
    model,
    custom: { pageCounter: 12_000 },
  })
  return {
    ...people,
    places,
    actors,
    printer: { id: printer.id, model },
    item: async (input = {}) => {
      made += 1
      const values = { name: `Article ${made}`, category: 'consumable', entity: entities.root, ...input }
      return (await run('stock-item.create', values)).id
    },
    receive: (item, quantity, at = places.cellar) => run('stock-item.receive', { id: item, location: at, quantity }),
  }
}
