import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runRange } from '../../src/server/domains/discovery/actions/run-range.ts'
import { setSecret } from '../../src/server/domains/discovery/actions/set-secret.ts'
import { stopRun } from '../../src/server/domains/discovery/actions/stop-run.ts'
import { discoveryJobs } from '../../src/server/domains/discovery/discovery.jobs.ts'
import { takeRun } from '../../src/server/domains/discovery/run/work.ts'
import type { Access } from '../../src/server/domains/discovery/snmp/session.ts'
import { openReception, type Reception } from '../../src/server/domains/inventory/index.ts'
import { systemActor } from '../../src/server/engine/access/actor.ts'
import { runAction } from '../../src/server/engine/actions/run-action.ts'
import { createSecrets } from '../../src/server/platform/secrets.ts'
import { type InventoryHouse, startInventoryHouse } from '../agents/inventory-house.ts'
import { firstVersionLines, printerLines, type Snmpd, snmpdProblem, startSnmpd, switchLines } from '../support/snmpd.ts'

/** Debian's snmpd on loopback addresses plays the devices; the scan is the real one, to the register. */
const port = 20_161
const community = 'lecture-seule'
const v2c: Access = { version: 'v2c', community }
const v3: Access = {
  version: 'v3',
  user: 'lecteur',
  auth: { protocol: 'sha256', key: 'phrase-auth-1' },
  priv: { protocol: 'aes', key: 'phrase-priv-1' },
}
const actor = systemActor('test', 'test')
const open = [`rocommunity ${community} 127.0.0.0/8`]

let house: InventoryHouse
let reception: Reception
let running: Snmpd[] = []
let root: string

const db = () => house.database.kysely
const at = (address: string, lines: readonly string[], access: Access = v2c) =>
  startSnmpd({ address, port, lines, access })

beforeAll(async () => {
  house = await startInventoryHouse()
  house.services.secrets ??= createSecrets(Buffer.alloc(32, 7))
  reception = openReception(house.services, { error: () => {}, warn: () => {} })
  root = (await sql<{ id: string }>`select id from entity where parent_id is null`.execute(db())).rows[0]!.id
  if (snmpdProblem !== null) return
  running = await Promise.all([
    at('127.0.0.11', [...open, ...printerLines()]),
    at('127.0.0.12', [...open, ...switchLines()]),
    // The same switch on another of its addresses.
    at('127.0.0.13', [...open, ...switchLines()]),
    at('127.0.0.14', firstVersionLines, { version: 'v1', community: 'public-v1' }),
    at(
      '127.0.0.15',
      [
        'createUser lecteur SHA-256 "phrase-auth-1" AES "phrase-priv-1"',
        'rouser lecteur priv',
        ...printerLines().map((line) =>
          line
            .replace('PHB1234567', 'PHB7654321')
            .replace('IMP-ACCUEIL', 'IMP-V3')
            .replace('2c59e5123456', '2c59e5123457'),
        ),
      ],
      v3,
    ),
  ])
}, 60_000)
afterAll(async () => {
  for (const each of running) await each.stop()
  await reception.close()
  await house.close()
})
beforeEach(async () => {
  await sql`truncate asset, asset_part, inventory_message, agent, asset_evidence, scan_range, snmp_credential cascade`.execute(
    db(),
  )
  house.bench.catalogue.forget()
})

const make = async (action: string, input: Record<string, unknown>): Promise<string> =>
  ((await runAction(house.services, house.services.house.actions.get(action)!, actor, input)) as { id: string }).id

async function credential(protocol: string, secret: Record<string, string>, more: Record<string, unknown> = {}) {
  const id = await make('snmp-credential.create', { name: `SNMP ${protocol}`, entity: root, protocol, ...more })
  await runAction(house.services, setSecret, actor, { id, ...secret })
  return id
}
const plain = () => credential('v2c', { community })
const range = (input: Record<string, unknown>) =>
  make('scan-range.create', {
    name: 'Boucle',
    entity: root,
    port,
    timeoutMs: 400,
    retries: 1,
    isActive: true,
    ...input,
  })

interface Run {
  id: string
  state: string
  triedCount: number
  answeredCount: number
  errorCount: number
  error: string | null
}

/** Runs the range to its end, and takes in what the devices told. */
async function walk(rangeId: string): Promise<Run> {
  await runAction(house.services, runRange, actor, { id: rangeId })
  expect(await takeRun(house.services, reception)).toBe(true)
  await house.drain()
  const found = await sql<Run>`select * from scan_run where range_id = ${rangeId} order by id desc limit 1`.execute(
    db(),
  )
  return found.rows[0]!
}
const assets = async () =>
  (
    await sql<{
      id: string
      name: string
      type: string
      serial: string | null
      maker: string | null
      model: string | null
      custom: Record<string, unknown>
      entityId: string
    }>`
      select a.id, a.name, a.type, a.serial, a.custom, a.entity_id, m.name as maker, o.name as model from asset a
      left join manufacturer m on m.id = a.manufacturer_id left join model o on o.id = a.model_id where a.deleted_at is null order by a.name`.execute(
      db(),
    )
  ).rows
const parts = async (section: string) =>
  (
    await sql<{ title: string; data: Record<string, unknown> }>`
      select title, data from asset_part where section = ${section} order by key`.execute(db())
  ).rows

describe.skipIf(snmpdProblem !== null)(`scans of Debian's snmpd ${snmpdProblem ?? ''}`, () => {
  test('printer, switch on two addresses, silence: the register holds one of each; again changes nothing', async () => {
    const id = await range({ addresses: '127.0.0.10-127.0.0.13, 127.0.0.16', credential: await plain() })
    const run = await walk(id)
    expect(run).toMatchObject({ state: 'done', triedCount: 5, answeredCount: 3, errorCount: 0, error: null })
    expect(await assets()).toMatchObject([
      {
        name: 'IMP-ACCUEIL',
        type: 'printer',
        serial: 'PHB1234567',
        maker: 'Hewlett-Packard',
        model: 'HP LaserJet M507',
        custom: { address: '127.0.0.11', pageCounter: 12_345, monoCounter: 10_345, colorCounter: 2_000 },
        entityId: root,
      },
      {
        name: 'SW-ETAGE-1',
        type: 'network-equipment',
        serial: 'FOC1932X0AB',
        maker: 'Cisco',
        model: 'WS-C2960X-24TS-L',
        custom: { firmware: '15.2(7)E3' },
      },
    ])
    expect((await parts('supply')).map((each) => [each.title, each.data])).toEqual([
      ['Tambour', { kind: 'drum', state: 'ok' }],
      ['Toner noir CF289A', { kind: 'toner', color: 'black', level: 23 }],
      ['Bac', { kind: 'waste', pages: 1_500 }],
    ])
    expect((await parts('port')).filter((each) => each.title.startsWith('Gi'))).toMatchObject([
      {
        title: 'Gi1/0/1',
        data: {
          alias: 'Prise 1-014',
          mac: '00:1b:54:cc:00:01',
          speedMbps: 1_000,
          vlans: [{ id: 20, name: 'BUREAUTIQUE' }],
        },
      },
      { title: 'Gi1/0/2', data: { alias: 'Vers COEUR' } },
    ])
    const hits = await sql<{
      address: string
      outcome: string
    }>`select address, outcome from scan_hit order by address`.execute(db())
    expect(hits.rows.map((row) => row.outcome).toSorted()).toEqual(['again', 'read', 'read'])
    const lines = await house.count('history', "kind = 'asset'")
    await walk(id)
    expect(await house.count('history', "kind = 'asset'")).toBe(lines)
    expect(await house.count('asset')).toBe(2)
  })

  test('the machine behind a port is known by its address, the neighbour by LLDP, once though CDP says it too', async () => {
    await house.take({ device: 'PC-1-2026-01-01-08-00-00', name: 'PC-1', macs: ['02:11:22:33:44:55'] })
    await walk(await range({ addresses: '127.0.0.12', credential: await plain() }))
    const equipment = (await assets()).find((each) => each.name === 'SW-ETAGE-1')!
    const seen = await sql<{
      via: string
      name: string | null
      mac: string | null
      portName: string | null
      address: string | null
    }>`
      select via, name, mac, port_name, address from port_sighting where asset_id = ${equipment.id} order by port_key, via`.execute(
      db(),
    )
    expect(seen.rows).toEqual([
      { via: 'cdp', name: 'TEL-1014', mac: null, portName: 'Port 1', address: null },
      { via: 'mac', name: null, mac: '02:11:22:33:44:55', portName: null, address: null },
      { via: 'lldp', name: 'COEUR-1', mac: '00:1b:54:dd:00:00', portName: 'Te1/1/3', address: '10.20.0.1' },
      { via: 'mac', name: null, mac: '02:11:22:33:44:77', portName: null, address: null },
    ])
  })

  test('credentials are tried in their order: v1 only, v3 with authentication and encryption', async () => {
    const first = await credential('v1', { community: 'public-v1' })
    const third = await credential(
      'v3',
      { authKey: 'phrase-auth-1', privKey: 'phrase-priv-1' },
      { userName: 'lecteur', authProtocol: 'sha256', privProtocol: 'aes' },
    )
    const run = await walk(
      await range({
        addresses: '127.0.0.14-127.0.0.15',
        credential: await plain(),
        secondCredential: first,
        thirdCredential: third,
      }),
    )
    expect(run).toMatchObject({ state: 'done', answeredCount: 2, errorCount: 0 })
    expect(await assets()).toMatchObject([
      { name: 'IMP-V3', type: 'printer', serial: 'PHB7654321' },
      {
        name: 'ONDULEUR-1',
        type: 'ups',
        maker: 'APC',
        model: 'Smart-UPS 1500',
        serial: 'AS1234567890',
        custom: { address: '127.0.0.14', firmware: 'UPS 08.8' },
      },
    ])
    const battery = (await parts('supply')).find((each) => each.data.kind === 'battery')
    expect(battery?.data).toMatchObject({ level: 97, state: 'ok', minutes: 42, load: 31 })
    const used = await sql<{ credentialId: string }>`select credential_id from scan_hit order by address`.execute(db())
    expect(used.rows.map((row) => row.credentialId)).toEqual([first, third])
  })

  test('a wrong passphrase is an error on its address, not silence', async () => {
    const wrong = await credential(
      'v3',
      { authKey: 'phrase-fausse', privKey: 'phrase-fausse' },
      { userName: 'lecteur', authProtocol: 'sha256', privProtocol: 'aes' },
    )
    const run = await walk(await range({ addresses: '127.0.0.15-127.0.0.16', credential: wrong }))
    expect(run).toMatchObject({ state: 'done', triedCount: 2, answeredCount: 0, errorCount: 1 })
    const hits = await sql<{ outcome: string; detail: string }>`select outcome, detail from scan_hit`.execute(db())
    expect(hits.rows).toMatchObject([{ outcome: 'error', detail: expect.stringMatching(/^auth: /) }])
  })
})

describe('runs', () => {
  test('without a usable secret a run fails and says why, on the range too', async () => {
    const bare = await make('snmp-credential.create', { name: 'Vide', entity: root, protocol: 'v2c' })
    const id = await range({ addresses: '127.0.0.16', credential: bare })
    expect(await walk(id)).toMatchObject({ state: 'failed', error: 'no_secret' })
    const found = await sql<{
      lastError: string
      lastSuccessAt: Date | null
    }>`select last_error, last_success_at from scan_range where id = ${id}`.execute(db())
    expect(found.rows[0]).toEqual({ lastError: 'no_secret', lastSuccessAt: null })
  })

  test('one at a time for a range; a stopped one ends soon and stays stopped', async () => {
    const id = await range({
      addresses: '127.0.1.0/24',
      credential: await plain(),
      concurrency: 2,
      timeoutMs: 1_000,
      retries: 0,
    })
    const run = (await runAction(house.services, runRange, actor, { id })) as Run
    await expect(runAction(house.services, runRange, actor, { id })).rejects.toMatchObject({ code: 'conflict' })
    const start = performance.now()
    const walking = takeRun(house.services, reception)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await runAction(house.services, stopRun, actor, { id: run.id })
    await walking
    expect(performance.now() - start).toBeLessThan(10_000)
    const after = await sql<Run>`select * from scan_run where id = ${run.id}`.execute(db())
    expect(after.rows[0]).toMatchObject({ state: 'stopped' })
    expect(after.rows[0]!.triedCount).toBeLessThan(254)
  })

  test('the clock begins what is due, once; the next time is an interval later', async () => {
    const id = await range({ addresses: '127.0.0.16', credential: await plain(), intervalHours: 6 })
    const due = discoveryJobs.find((job) => job.name === 'discovery.due')!
    expect(await due.run({}, house.services)).toEqual({ begun: 1 })
    expect(await due.run({}, house.services)).toEqual({ begun: 0 })
    const found = await sql<{
      hours: number
    }>`select round(extract(epoch from next_run_at - now()) / 3600)::int as hours from scan_range where id = ${id}`.execute(
      db(),
    )
    expect(found.rows[0]).toEqual({ hours: 6 })
  })

  test('a run whose process died is told as interrupted', async () => {
    const id = await range({ addresses: '127.0.0.16', credential: await plain() })
    const run = (await runAction(house.services, runRange, actor, { id })) as Run
    await sql`update scan_run set state = 'running', alive_at = now() - interval '1 hour' where id = ${run.id}`.execute(
      db(),
    )
    expect(await takeRun(house.services, reception)).toBe(false)
    const after = await sql<Run>`select * from scan_run where id = ${run.id}`.execute(db())
    expect(after.rows[0]).toMatchObject({ state: 'failed', error: 'interrupted' })
  })
})

describe('what is written down', () => {
  test('addresses are read before they are stored', async () => {
    const usable = await plain()
    await expect(range({ addresses: '10.0.0.0/8', credential: usable })).rejects.toMatchObject({ code: 'invalid' })
    await expect(range({ addresses: 'le réseau', credential: usable })).rejects.toMatchObject({ code: 'invalid' })
    await expect(range({ addresses: '10.0.0.1', exclusions: '10.0.0.0/24', credential: usable })).rejects.toMatchObject(
      { code: 'invalid' },
    )
    const id = await range({ addresses: '10.0.0.0/24', exclusions: '10.0.0.1', credential: usable })
    const found = await sql<{ addressCount: number }>`select address_count from scan_range where id = ${id}`.execute(
      db(),
    )
    expect(found.rows[0]).toEqual({ addressCount: 253 })
  })

  test('a secret is in no history, no record and no list, and sealed in its table', async () => {
    const id = await credential('v2c', { community: 'un-secret-tres-rare' })
    const stored = await sql<{
      sealedSecret: string
    }>`select sealed_secret from snmp_credential where id = ${id}`.execute(db())
    expect(stored.rows[0]!.sealedSecret).toMatch(/^v1:/)
    for (const table of ['history', 'outbox', 'idempotency', 'snmp_credential']) {
      const found = await sql`select 1 from ${sql.table(table)} t where t::text like '%un-secret-tres-rare%'`.execute(
        db(),
      )
      expect([table, found.rows.length]).toEqual([table, 0])
    }
    const hidden = house.services.house.kinds.get('snmp-credential')!.kind.fields
    expect(Object.keys(hidden)).not.toContain('sealedSecret')
  })

  test('version 3 needs its user, and encryption its authentication', async () => {
    await expect(make('snmp-credential.create', { name: 'x', entity: root, protocol: 'v3' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(
      make('snmp-credential.create', { name: 'x', entity: root, protocol: 'v3', userName: 'u', privProtocol: 'aes' }),
    ).rejects.toMatchObject({ code: 'invalid' })
    const id = await make('snmp-credential.create', {
      name: 'x',
      entity: root,
      protocol: 'v3',
      userName: 'u',
      authProtocol: 'sha',
    })
    await expect(runAction(house.services, setSecret, actor, { id, authKey: 'court' })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(runAction(house.services, setSecret, actor, { id, community: 'x' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
