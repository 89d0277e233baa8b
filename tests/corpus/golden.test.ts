import { readdirSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/server/domains/inventory/neutral.ts'
import {
  inflate,
  type MessageHeaders,
  type NeutralInventory,
  readMessage,
} from '../../src/server/domains/inventory/index.ts'

const folder = new URL('./samples/', import.meta.url)
const agents: Record<string, string> = {
  'ocs-unix': 'OCS-NG_unified_unix_agent_v2.10.0',
  'fusion-2': 'FusionInventory-Agent_v2.6-3',
  'glpi-age': 'GLPI-Agent_v1.11',
  'made-win': 'OCS-NG_WINDOWS_AGENT_v2.8.0.0',
}
const headersOf = (name: string): MessageHeaders => ({
  'user-agent': name.endsWith('glpi.json') ? 'GLPI-Agent_v1.11' : agents[name.slice(0, 8)],
})

function read(name: string) {
  const inflated = inflate(deflateSync(readFileSync(new URL(name, folder))))
  if ('refusal' in inflated) throw inflated.refusal
  return readMessage(inflated.bytes, headersOf(name))
}

function inventory(name: string): NeutralInventory {
  const message = read(name)
  if ('refusal' in message || message.kind !== 'inventory') throw new TypeError(name)
  return message.neutral
}

const counts = (neutral: NeutralInventory) =>
  Object.fromEntries(Object.entries(neutral.sections).map(([name, parts]) => [name, (parts as unknown[]).length]))

describe('real messages', () => {
  test('every sample is read, and its keys are unique', () => {
    for (const name of readdirSync(folder).filter((file) => /\.(xml|json)$/.test(file))) {
      const message = read(name)
      expect('refusal' in message ? [name, message.refusal] : []).toEqual([])
      if ('refusal' in message || message.kind !== 'inventory') continue
      for (const parts of Object.values(message.neutral.sections) as Part[][]) {
        expect(new Set(parts.map((part) => part.key)).size).toBe(parts.length)
        for (const part of parts) expect(part.title).not.toBe('')
      }
    }
  })

  test('PROLOG of OCS, Fusion and GLPI agents; CONTACT', () => {
    expect(read('ocs-unix-2.10-prolog.xml')).toEqual({
      form: 'xml',
      kind: 'prolog',
      sender: {
        deviceId: 'deb-ws-014-2026-11-23-14-30-32',
        agentId: null,
        agent: { name: 'OCS-NG_unified_unix_agent', version: '2.10.0', userAgent: 'OCS-NG_unified_unix_agent_v2.10.0' },
      },
    })
    expect(read('fusion-2.6-prolog.xml')).toMatchObject({
      kind: 'prolog',
      sender: { agent: { name: 'FusionInventory-Agent', version: '2.6-3' } },
    })
    expect(read('glpi-agent-1.11-prolog.xml')).toMatchObject({
      kind: 'prolog',
      sender: { deviceId: 'deb-ws-014-2026-11-23-14-32-28' },
    })
    const tasks = [
      'collect',
      'deploy',
      'esx',
      'inventory',
      'netdiscovery',
      'netinventory',
      'remoteinventory',
      'wakeonlan',
    ]
    expect(read('glpi-agent-1.11-contact.json')).toMatchObject({
      kind: 'contact',
      form: 'json',
      tag: 'SITE-A',
      enabledTasks: tasks,
      installedTasks: tasks,
      sender: { agent: { name: 'GLPI-Agent', version: '1.11' } },
    })
  })

  test('OCS Unix 2.10', () => {
    const neutral = inventory('ocs-unix-2.10-inventory.xml')
    expect(counts(neutral)).toEqual({
      processor: 1,
      storage: 1,
      volume: 1,
      port: 3,
      controller: 6,
      localUser: 26,
      localGroup: 54,
      os: 1,
      software: 1040,
    })
    expect(neutral).toMatchObject({
      deviceId: 'deb-ws-014-2026-11-23-14-30-32',
      tag: 'SITE-A',
      isPartial: false,
      checksum: 1572863,
      itemType: 'Computer',
      identity: { name: 'deb-ws-014', serial: null, domain: 'WORKGROUP', virtualSystem: null },
      system: { description: null, memoryMb: 24105, swapMb: 0, defaultGateway: '10.20.30.1', dns: ['10.20.30.2'] },
    })
    const { processor, storage, volume, port, os, software } = neutral.sections
    expect(processor?.[0]).toMatchObject({ title: 'AMD EPYC', cores: 2, threads: 2, speedMhz: null })
    expect(storage?.[0]).toMatchObject({ device: 'vda', sizeMb: 274878, kind: 'disk' })
    expect(volume?.[0]).toMatchObject({
      key: '/',
      mount: '/',
      device: '/dev/vda',
      fileSystem: 'ext4',
      totalMb: 258019,
      freeMb: 75950,
      kind: 'local',
    })
    expect(port?.find((part) => part.name === 'eth0')).toMatchObject({
      key: '02:00:5e:10:20:41|eth0',
      speedMbps: null,
      status: 'up',
      mtu: 1400,
      addresses: [{ address: '10.20.30.41' }, { address: 'fe80::5eff:fe10:2041' }],
    })
    expect(os?.[0]).toMatchObject({ title: 'Debian GNU/Linux 12', version: '12', installDate: null })
    expect(software?.find((part) => part.name === 'adduser')).toMatchObject({
      key: 'adduser||3.134|all',
      installDate: '2025-04-20',
      sizeBytes: 702464,
      source: 'deb',
    })
  })

  test('Fusion 2.6 and the same machine by a GLPI agent, in XML and in JSON', () => {
    const fusion = inventory('fusion-2.6-inventory.xml')
    const legacy = inventory('glpi-agent-1.11-inventory-legacy.xml')
    const native = inventory('glpi-agent-1.11-inventory.json')
    const common = { processor: 1, storage: 1, volume: 1, port: 3, controller: 6, localUser: 26, localGroup: 1, os: 1 }
    expect(counts(fusion)).toEqual({ ...common, software: 1056 })
    expect(counts(legacy)).toEqual({ ...common, software: 1064 })
    expect(counts(native)).toEqual({ ...common, software: 1064 })
    for (const neutral of [fusion, legacy, native]) {
      expect(neutral).toMatchObject({
        tag: 'SITE-A',
        user: null,
        identity: {
          virtualSystem: 'Docker',
          chassis: 'virtual',
          macs: [{ mac: '02:00:5e:10:20:41', isVirtual: false }, { isVirtual: true }, { isVirtual: true }],
        },
      })
      expect(neutral.sections.os?.[0]).toMatchObject({
        title: 'Debian GNU/Linux 12 (bookworm)',
        version: '12.11',
        kernelVersion: '6.1.0-37-amd64',
        installDate: null,
      })
      expect(neutral.sections.storage?.[0]).toMatchObject({
        key: 'sn|vdisk-0001',
        manufacturer: 'Red Hat, Inc.',
        sizeMb: 274877,
      })
    }
    // What the agent says in both forms is the same, part for part.
    for (const section of [
      'processor',
      'storage',
      'port',
      'controller',
      'localUser',
      'localGroup',
      'os',
      'software',
    ] as const)
      expect(legacy.sections[section], section).toEqual(native.sections[section])
  })

  test('a partial GLPI message leaves the other sections unknown', () => {
    const neutral = inventory('glpi-agent-1.11-inventory-partial.json')
    expect(neutral.isPartial).toBe(true)
    expect(Object.keys(neutral.sections)).toEqual(['volume'])
    expect(neutral).toMatchObject({ identity: { name: 'deb-ws-014' }, system: { memoryMb: 24105 } })
  })

  test('one Windows workstation by an OCS and by a GLPI agent', () => {
    const ocs = inventory('made-windows-ocs.xml')
    const glpi = inventory('made-windows-glpi.json')
    for (const neutral of [ocs, glpi]) {
      expect(neutral.identity).toMatchObject({
        name: 'PC-000007',
        serial: 'U8PM00007',
        uuid: '46b7265e-0505-4e97-a66d-c751a2d49652',
      })
      expect(neutral.sections.software).toHaveLength(57)
      expect(neutral.sections.port).toHaveLength(4)
    }
    const keys = (parts: { key: string }[] | undefined) => parts?.map((part) => part.key).sort()
    for (const section of ['memory', 'storage', 'volume', 'port', 'monitor', 'printer', 'software'] as const)
      expect(keys(ocs.sections[section]), section).toEqual(keys(glpi.sections[section]))
    expect(ocs.user?.login).toBe(glpi.user?.login)
    expect(ocs.sections.os?.[0]?.title).toBe(glpi.sections.os?.[0]?.title)
    expect(ocs.sections.firmware?.[0]?.date).toBe(glpi.sections.firmware?.[0]?.date)
  })
})
