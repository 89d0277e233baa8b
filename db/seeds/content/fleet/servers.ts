import { teamKey } from '../agency/people.ts'
import { DOMAIN, siteOf } from '../agency/sites.ts'
import { DAY, MINUTE } from '../calendar.ts'
import { type Random, uuidFrom } from '../random.ts'
import type { AssetSeed, PartSeed, UserSeed } from '../types.ts'
import { blankAsset, type FleetContext, lifeStep, PRODUCTION, randomFor, serverRoomOf } from './context.ts'
import { installsOf } from './installs.ts'
import { SERVER_MODELS } from './models-computers.ts'
import { type Order, orderOf, purchaseOf, workdayNoon } from './orders.ts'
import {
  diskPart,
  memoryData,
  type OperatingSystem,
  portPart,
  processorData,
  serverParts,
  systemPart,
  volumePart,
} from './parts.ts'
import { serialOf } from './serials.ts'
import { PHYSICAL_SERVERS, type PhysicalServerLine, type ServerLine, VIRTUAL_SERVERS } from './server-list.ts'

const SYSTEMS: Readonly<Record<ServerLine['system'], OperatingSystem>> = {
  windows2019: {
    name: 'Microsoft Windows Server 2019 Standard',
    version: '1809',
    build: '10.0.17763.6532',
    edition: 'Standard',
  },
  windows2022: {
    name: 'Microsoft Windows Server 2022 Standard',
    version: '21H2',
    build: '10.0.20348.2849',
    edition: 'Standard',
  },
  windows2025: {
    name: 'Microsoft Windows Server 2025 Standard',
    version: '24H2',
    build: '10.0.26100.2605',
    edition: 'Standard',
  },
  debian12: { name: 'Debian GNU/Linux 12 (bookworm)', version: '12.8', build: '6.1.0-28-amd64', edition: '' },
  esxi: { name: 'VMware ESXi', version: '8.0 Update 3', build: '24280767', edition: '' },
  veeam: {
    name: 'Microsoft Windows Server 2022 Standard',
    version: '21H2',
    build: '10.0.20348.2849',
    edition: 'Standard',
  },
}

const GIB = 1024

function volumes(line: ServerLine, random: Random): PartSeed[] {
  const used = () => random.skewed(0.35, 0.93, 1.2)
  if (line.system === 'debian12') {
    const root = volumePart('/', '', 'ext4', 40 * GIB, used(), false)
    return line.dataGb > 0 ? [root, volumePart('/srv', 'donnees', 'xfs', line.dataGb * GIB, used(), false)] : [root]
  }
  if (line.system === 'esxi') return [volumePart('/vmfs/volumes/local', 'local', 'VMFS', 800 * GIB, 0.12, false)]
  const system = volumePart('C:', 'Système', 'NTFS', 100 * GIB, used(), false)
  return line.dataGb > 0 ? [system, volumePart('D:', 'Données', 'NTFS', line.dataGb * GIB, used(), false)] : [system]
}

interface Making {
  context: FleetContext
  random: Random
  technicians: readonly UserSeed[]
}

function common(
  line: ServerLine,
  maker: string,
  { context, random, technicians }: Making,
  installedAt: number,
): AssetSeed {
  const system = SYSTEMS[line.system]
  const inventoriedAt = context.now - random.int(12, 900) * MINUTE
  const net = siteOf(line.site).net
  return {
    ...blankAsset(context.nextKey(), 'computer', line.name),
    entity: `entity:${line.site}`,
    location: serverRoomOf(siteOf(line.site), /salle serveurs 2|inaltérables/.test(line.purpose)),
    group: 'group:dsi-production',
    technician: random.pick(technicians).key,
    supportGroup: PRODUCTION,
    uuid: uuidFrom(random),
    osName: system.name,
    osVersion: system.version,
    comment: `${line.purpose}.`,
    source: line.system === 'esxi' ? 'manual' : 'agent',
    lastInventoryAt: line.system === 'esxi' ? null : new Date(inventoriedAt).toISOString(),
    parts: [
      systemPart(system, installedAt),
      ...volumes(line, random),
      portPart(
        context.books,
        line.system === 'debian12' ? 'ens192' : 'Ethernet0',
        'ethernet',
        maker,
        { net, segment: 'servers' },
        10_000,
        random,
      ),
    ],
    installs: installsOf(
      { sets: line.sets, manufacturer: '', preparedAt: installedAt, inventoriedAt, now: context.now },
      random,
    ),
  }
}

function physical(line: PhysicalServerLine, making: Making): AssetSeed {
  const { context, random } = making
  const model = SERVER_MODELS[line.kind]
  const order: Order = orderOf(
    'bastide',
    line.kind === 'host' ? 38 : line.kind === 'backup' ? 27 : 44,
    context.now,
    random,
  )
  const installedAt = workdayNoon(order.deliveredAt + random.int(10, 30) * DAY)
  const asset = common(line, model.manufacturer, making, installedAt)
  return {
    ...asset,
    manufacturer: model.manufacturer,
    model: model.name,
    serial: serialOf(model.manufacturer, new Date(order.deliveredAt).getUTCFullYear(), random),
    inventoryNumber: context.nextInventoryNumber('SV', order.deliveredAt),
    fields: { chassis: 'server', domain: DOMAIN },
    purchase: purchaseOf(order, model.price, 60, installedAt),
    life: [
      lifeStep(order.deliveredAt, 'in_stock', null, asset.location, `Réception de la commande ${order.number}`),
      lifeStep(installedAt, 'in_use', null, asset.location, 'Mise en baie et mise en service'),
    ],
    parts: [...asset.parts, ...serverParts(model, order.deliveredAt, random)],
  }
}

function virtual(line: ServerLine, making: Making, host: AssetSeed): AssetSeed {
  const { context, random } = making
  const createdAt = workdayNoon(context.now - random.skewed(90, 1500, 1) * DAY)
  const asset = common(line, 'VMware, Inc.', making, createdAt)
  const cpu = 'Intel(R) Xeon(R) Gold 6326 CPU @ 2.90GHz'
  const serial = `VMware-42 ${random.text('0123456789abcdef', 2)} ${random.text('0123456789abcdef', 12)}`
  return {
    ...asset,
    manufacturer: 'VMware, Inc.',
    model: 'VMware Virtual Platform',
    serial,
    location: host.location,
    fields: { chassis: 'virtual', domain: DOMAIN },
    life: [lifeStep(createdAt, 'in_use', null, host.location, 'Création de la machine virtuelle')],
    parts: [
      ...asset.parts,
      { section: 'processor', key: 'cpu0', title: cpu, data: processorData('Intel', 2900, line.cores, line.cores) },
      {
        section: 'memory',
        key: 'RAM slot #0',
        title: `${line.memoryGb} Go`,
        data: memoryData('RAM slot #0', line.memoryGb * GIB, 'DRAM', null, 'VMware', null),
      },
      diskPart('VMware Virtual disk', (100 + line.dataGb) * GIB, 'virtual', random),
    ],
    connectedTo: host.key,
  }
}

/** 12 physical and 52 virtual servers; each virtual one runs on a hypervisor. */
export function servers(context: FleetContext): AssetSeed[] {
  const random = randomFor(context, 'servers')
  const members = context.agency.groups.find((group) => group.key === teamKey('production'))?.members ?? []
  const keys = new Set(members.map((member) => member.user))
  const making = { context, random, technicians: context.staff.filter((user) => keys.has(user.key)) }
  const iron = PHYSICAL_SERVERS.map((line) => physical(line, making))
  const hosts = iron.filter((asset) => asset.name.startsWith('ESX'))
  const guests = VIRTUAL_SERVERS.map((line, n) => virtual(line, making, hosts[n % hosts.length] as AssetSeed))
  return [...iron, ...guests]
}
