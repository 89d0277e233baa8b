import { sql } from 'kysely'
import { DOMAIN, SITES, type Site } from '../content/agency/sites.ts'
import { serverRoomOf } from '../content/fleet/context.ts'
import type { AssetSeed, Fleet } from '../content/types.ts'
import { eachOf, type Writer } from './writer.ts'

const day = 86_400_000

/** Height in units, weight in kilograms, power in watts of the models that hang in racks. */
const sizes: Readonly<Record<string, readonly [number, number, number]>> = {
  'PowerEdge R750': [2, 28, 800],
  'PowerEdge R740xd': [2, 33, 750],
  'PowerEdge R750xs': [2, 27, 700],
  'ProLiant DL20 Gen10 Plus': [1, 9, 290],
  'FortiGate 200F': [1, 6, 120],
  'FortiGate 60F': [1, 1, 20],
  'CX 6405': [6, 42, 1100],
  'CX 6100 48G': [1, 4, 60],
  'Catalyst 2960X-48TS-L': [1, 5, 55],
  FAS2750: [2, 25, 420],
  'Smart-UPS SRT 3000': [3, 31, 0],
  'RackStation RS1221+': [2, 8, 90],
}

/** Networks with their VLANs at each site, the machine room of the head office, and what runs there. */
export async function demoInfrastructure(writer: Writer, fleet: Fleet): Promise<void> {
  await networks(writer)
  await modelSizes(writer)
  await machineRoom(writer, fleet)
  await siteRooms(writer, fleet)
  await applications(writer)
  await frames(writer)
}

const segments = [
  ['users', 'Postes de travail', 80, 8],
  ['wifi', 'Wi-Fi', 160, 16],
  ['printers', 'Impression', 320, 32],
  ['phones', 'Téléphonie', 400, 40],
  ['servers', 'Serveurs', 480, 48],
  ['devices', 'Équipements réseau', 600, 60],
] as const

async function networks(writer: Writer): Promise<void> {
  const top = { name: 'Agence', range: '10.0.0.0/8', isAddressable: false, entity: writer.id(`entity:${SITES[0]!.id}`) }
  await writer.attempt('ip-network.create', top)
  await eachOf(SITES, 2, async (site) => {
    const entity = writer.id(`entity:${site.id}`)
    const location = writer.idOrNull(placeOf(writer, site))
    const shared = { entity, location }
    await writer.attempt('ip-network.create', {
      ...shared,
      name: site.name,
      range: `10.${site.net}.0.0/16`,
      isAddressable: false,
    })
    for (const [, name, tag, third] of segments) {
      const vlan = await writer.run('vlan.create', { ...shared, name: `${name} ${site.code}`, tag })
      await writer.attempt('ip-network.create', {
        ...shared,
        name: `${name} – ${site.city}`,
        range: `10.${site.net}.${third}.0/22`,
        gateway: `10.${site.net}.${third}.1`,
        vlan: vlan.id,
        isAddressable: true,
      })
    }
  })
}

const placeOf = (writer: Writer, site: Site): string | null => {
  const key = serverRoomOf(site)
  return writer.has(key) ? key : null
}

async function modelSizes(writer: Writer): Promise<void> {
  const found = await sql<{ id: string; name: string }>`
    select id, name from model where name = any(${Object.keys(sizes)}::text[])`.execute(writer.db)
  for (const { id, name } of found.rows) {
    const [units, weightKg, powerW] = sizes[name]!
    await writer.run('model.update', { id, units, weightKg, powerW, isFullDepth: units > 1 })
  }
}

interface Rack {
  id: string
  /** Next free unit from below. */
  next: number
  pdus: { id: string; outlets: string[] }[]
}

async function machineRoom(writer: Writer, fleet: Fleet): Promise<void> {
  const site = SITES[0]!
  const entity = writer.id(`entity:${site.id}`)
  const location = writer.idOrNull(placeOf(writer, site))
  const room = await writer.run('server-room.create', {
    name: 'Salle machines du siège',
    entity,
    location,
    gridColumns: 8,
    gridRows: 5,
    comment: 'Allée froide entre les deux rangées ; deux arrivées électriques, A et B.',
  })
  const racks: Rack[] = []
  for (const [index, name] of ['RACK-A1', 'RACK-A2', 'RACK-B1', 'RACK-B2'].entries()) {
    const isFirstRow = index < 2
    const rack = await rackOf(writer, { name, entity, location })
    const at = { room: room.id, column: 3 + (index % 2) * 2, row: isFirstRow ? 2 : 4 }
    await writer.run('asset.place-rack', { id: rack.id, ...at, orientation: isFirstRow ? 'south' : 'north' })
    racks.push(rack)
  }
  const shelved = (asset: AssetSeed) => asset.entity === `entity:${site.id}` && writer.has(asset.key) && isRacked(asset)
  for (const [index, asset] of fleet.assets.filter(shelved).entries())
    await hang(writer, racks[homeOf(asset, index)]!, asset)
  await writer.attempt('asset.reserve-place', {
    id: racks[1]!.id,
    unit: 30,
    height: 4,
    purpose: 'Extension du stockage 2027',
  })
  await writer.attempt('asset.reserve-place', {
    id: racks[3]!.id,
    unit: 20,
    height: 6,
    purpose: 'Baie de calcul (projet)',
  })
}

/** A rack with a patch panel at its top and a PDU on either rail. */
async function rackOf(
  writer: Writer,
  { name, entity, location }: { name: string; entity: string; location: string | null },
): Promise<Rack> {
  const make = (type: string, own: string, custom: object) =>
    writer.run('asset.create', { type, name: own, entity, location, custom })
  const rack = await make('rack', name, {
    units: 42,
    numbering: 'bottom-up',
    widthMm: 800,
    depthMm: 1200,
    heightMm: 2000,
    maxWeightKg: 1000,
    maxPowerW: 7000,
  })
  const panel = await make('passive-device', `PB-${name.slice(5)}`, { passiveSort: 'patch-panel', portCount: 24 })
  await writer.run('asset.mount', { id: rack.id, asset: panel.id, unit: 42, face: 'front' })
  const pdus: Rack['pdus'] = []
  for (const [feed, half] of [['A', 'side-left'] as const, ['B', 'side-right'] as const]) {
    const pdu = await make('pdu', `PDU-${name.slice(5)}-${feed}`, {
      phases: 'single',
      maxAmperes: 32,
      maxPowerW: 7000,
      feed: `Arrivée ${feed}`,
      isManaged: true,
    })
    await writer.run('asset.mount', { id: rack.id, asset: pdu.id, unit: 4, height: 32, face: 'rear', half })
    await writer.run('asset.add-outlets', { id: pdu.id, sort: 'C13', count: 12 })
    await writer.run('asset.add-outlets', { id: pdu.id, sort: 'C19', count: 4 })
    const outlets = await sql<{ id: string }>`select id from outlet where pdu_id = ${pdu.id} order by number`.execute(
      writer.db,
    )
    pdus.push({ id: pdu.id, outlets: outlets.rows.map((row) => row.id) })
  }
  return { id: rack.id, next: 1, pdus }
}

const racked = /^(PF|COEUR|BAIE|OND)-MRS-/

const isRacked = (asset: AssetSeed): boolean => racked.test(asset.name) || asset.fields.chassis === 'server'

/** Second pieces stand in the other row, so that one row lost is not all. */
const homeOf = (asset: AssetSeed, index: number): number => {
  const isSecond = /-0?[24]$/.test(asset.name)
  if (/^(PF|COEUR)/.test(asset.name)) return isSecond ? 2 : 0
  return (isSecond ? 2 : 0) + (/^(BAIE|OND)/.test(asset.name) ? 1 : index % 2)
}

async function hang(writer: Writer, rack: Rack, asset: AssetSeed): Promise<void> {
  const [height, , powerW] = sizes[asset.model] ?? [1, 0, 0]
  await writer.attempt('asset.mount', {
    id: rack.id,
    asset: writer.id(asset.key),
    unit: rack.next,
    height,
    face: height > 1 ? 'both' : 'front',
  })
  rack.next += height + (asset.type === 'computer' ? 0 : 1)
  if (powerW === 0) return
  for (const [index, pdu] of rack.pdus.entries()) {
    const outlet = pdu.outlets.shift()
    if (outlet !== undefined)
      await writer.attempt('asset.plug', {
        id: pdu.id,
        outlet,
        asset: writer.id(asset.key),
        input: `Alim ${index + 1}`,
      })
  }
}

/** A small cabinet at each other site: firewall, switches, NAS, inverter. */
async function siteRooms(writer: Writer, fleet: Fleet): Promise<void> {
  await eachOf(SITES.slice(1), 2, async (site) => {
    const entity = writer.id(`entity:${site.id}`)
    const rack = await writer.run('asset.create', {
      type: 'rack',
      name: `COFFRET-${site.code}`,
      entity,
      location: writer.idOrNull(placeOf(writer, site)),
      custom: { units: 15, numbering: 'bottom-up', maxWeightKg: 120, maxPowerW: 2000 },
    })
    let unit = 1
    for (const asset of fleet.assets.filter(
      (each) => /^(PF|SW|OND|NAS)-/.test(each.name) && each.entity === `entity:${site.id}` && writer.has(each.key),
    )) {
      const [height] = sizes[asset.model] ?? [1]
      await writer.attempt('asset.mount', { id: rack.id, asset: writer.id(asset.key), unit, height })
      unit += height
    }
  })
}

async function applications(writer: Writer): Promise<void> {
  const entity = writer.id(`entity:${SITES[0]!.id}`)
  const inDays = (days: number) => new Date(writer.services.now().getTime() + days * day).toISOString().slice(0, 10)
  const make = (type: string, name: string, custom: object) =>
    writer.run('asset.create', { type, name, entity, custom })
  const link = await linker(writer)
  const cluster = await make('cluster', 'VMware – production', {
    technology: 'VMware vSphere',
    programVersion: '8.0.3',
    environment: 'production',
  })
  for (const n of [1, 2, 3, 4]) await link(cluster.id, 'contains', `ESX-MRS0${n}`)
  await make('domain', DOMAIN, { registrar: 'Gandi', openedOn: '2010-04-01', expiresOn: inDays(142), isRenewed: true })
  await make('domain', 'sante-mistral.test', {
    registrar: 'Gandi',
    openedOn: '2016-09-12',
    expiresOn: inDays(21),
    isRenewed: false,
  })
  for (const [name, days, isAutosigned] of [
    [`*.${DOMAIN}`, 63, false],
    [`messagerie.${DOMAIN}`, 12, false],
    [`vpn.${DOMAIN}`, 210, false],
    [`intranet.${DOMAIN}`, -4, true],
  ] as const)
    await make('certificate', name, {
      certificateSort: 'server',
      commonName: name,
      dnsNames: name.startsWith('*') ? `${name}\n${DOMAIN}` : name,
      issuer: isAutosigned ? name : 'Certigna',
      isAutosigned,
      validFrom: inDays(days - 365),
      expiresOn: inDays(days),
      algorithm: 'RSA 2048',
    })
  for (const [name, importance, servers] of [
    ['Messagerie', 'vital', ['SRV-MSG01', 'SRV-MSG02', 'SRV-RELAIS01']],
    ['Intranet', 'high', ['SRV-INTRANET01']],
    ['Paie', 'vital', ['SRV-APP04', 'SRV-SQL01']],
    ['Gestion des dossiers', 'high', ['SRV-GED01', 'SRV-GED02', 'SRV-PG01']],
  ] as const) {
    const appliance = await make('appliance', name, { environment: 'production', importance })
    for (const server of servers) await link(appliance.id, 'depends-on', server)
  }
  for (const [name, engine, programVersion, server] of [
    ['pg-dossiers', 'postgresql', '15.8', 'SRV-PG01'],
    ['sql-paie', 'sql-server', '15.0', 'SRV-SQL01'],
  ] as const) {
    const port = engine === 'postgresql' ? 5432 : 1433
    const custom = { engine, programVersion, environment: 'production', port, isBackedUp: true }
    const instance = await make('database-instance', name, custom)
    await link(instance.id, 'runs-on', server)
  }
}

/** Named groups in the graphs of consequences. */
async function frames(writer: Writer): Promise<void> {
  const entity = writer.id(`entity:${SITES[0]!.id}`)
  for (const [name, colour, assets] of [
    ['Serveurs de la GED', 'blue', ['SRV-GED01', 'SRV-GED02']],
    ['Bases de données', 'green', ['SRV-PG01', 'SRV-SQL01', 'pg-dossiers', 'sql-paie']],
    ['Serveurs de messagerie', 'violet', ['SRV-MSG01', 'SRV-MSG02', 'SRV-RELAIS01']],
  ] as const) {
    const group = await writer.run('impact-group.create', { name, colour, entity })
    const found = await sql<{ id: string }>`select id from asset where name = any(${[...assets]}) order by id`.execute(
      writer.db,
    )
    for (const { id } of found.rows) await writer.attempt('asset.update', { id, impactGroup: group.id })
  }
}

type Link = (from: string, code: string, to: string) => Promise<void>

/** Links an asset to one known by its name. */
async function linker(writer: Writer): Promise<Link> {
  const types = await sql<{ id: string; code: string }>`select id, code from link_type where code is not null`.execute(
    writer.db,
  )
  return async (from, code, name) => {
    const found = await sql<{ id: string }>`select id from asset where name = ${name} limit 1`.execute(writer.db)
    const type = types.rows.find((row) => row.code === code)?.id
    if (found.rows[0] !== undefined) await writer.attempt('asset-link.create', { from, type, to: found.rows[0].id })
  }
}
