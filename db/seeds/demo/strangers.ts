import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Writer } from './writer.ts'

/** Machines that nobody wants in the register, as their agents tell them. */
const strangers = [
  {
    device: 'MACBOOK-LEA',
    name: 'MacBook-de-Lea',
    maker: 'Apple Inc.',
    model: 'MacBookAir10,1',
    serial: 'FVFXC2ABQ6L4',
  },
  { device: 'PC-MAISON', name: 'PC-MAISON', maker: 'Acer', model: 'Aspire A515-56', serial: 'NXA1GEF0031270' },
  { device: 'STAGE-LINUX', name: 'stage-linux', maker: 'LENOVO', model: '20KHCTO1WW', serial: 'PF1A2B3C' },
] as const

const text = (at: number, { device, name, maker, model, serial }: (typeof strangers)[number]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<REQUEST><DEVICEID>${device}-2026-11-02-09-00-0${at}</DEVICEID><CONTENT>
<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>PERSO</KEYVALUE></ACCOUNTINFO>
<BIOS><SMANUFACTURER>${maker}</SMANUFACTURER><SMODEL>${model}</SMODEL><SSN>${serial}</SSN></BIOS>
<HARDWARE><NAME>${name}</NAME><UUID>6f1c2d3e-4b5a-4c6d-8e7f-90a1b2c3d4e${at}</UUID><MEMORY>8192</MEMORY></HARDWARE>
<NETWORKS><DESCRIPTION>Intel(R) Wi-Fi</DESCRIPTION><MACADDR>a4:c3:f0:12:34:0${at}</MACADDR><IPADDRESS>10.6.9.${20 + at}</IPADDRESS><STATUS>Up</STATUS><TYPE>Wifi</TYPE></NETWORKS>
</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>`

/** The rule that keeps them out, and their messages, for the house to weigh at its first start. */
export async function demoStrangers(writer: Writer): Promise<void> {
  const root = await sql<{ id: string }>`select id from entity where parent_id is null order by id limit 1`.execute(
    writer.db,
  )
  const entity = root.rows[0]!.id
  await writer.run('rule.create', {
    set: 'asset-inventory',
    name: 'Machines personnelles',
    entity,
    withChildren: true,
    condition: { has: 'agent', where: { field: 'tag', op: 'is', value: 'PERSO' } },
    effects: [{ effect: 'refuse', value: 'Les machines personnelles n’entrent pas au parc.' }],
    isActive: true,
  })
  const day = 86_400_000
  for (const ago of [9, 5, 1])
    for (const [at, stranger] of strangers.entries()) {
      const body = Buffer.from(text(at, stranger))
      await sql`
        insert into inventory_message (received_at, door, query, device_id, address, user_agent, encoding, body, body_hash, size, state, entity_id)
        values (${new Date(Date.now() - ago * day + at * 60_000)}, '/ocsinventory', 'inventory', ${`${stranger.device}-2026-11-02-09-00-0${at}`}, ${`10.6.9.${20 + at}`}, 'OCS-NG_unified_unix_agent_v2.10',
          'plain', ${body}, ${hash('sha1', body, 'hex')}, ${body.length}, 'queued', ${entity})`.execute(writer.db)
    }
}
