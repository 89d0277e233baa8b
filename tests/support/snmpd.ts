import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Access, Snmp } from '../../src/server/domains/discovery/snmp/session.ts'

const program = '/usr/sbin/snmpd'
/** Why there are no tests with the real agent, or null. */
export const snmpdProblem = existsSync(program) ? null : `${program} is not installed`

/** The parts of Debian's agent that say nothing of the machine it runs on: what is asked is what the test wrote. */
const bare = ['-I', 'system_mib,vacm_conf,usmConf,override,snmpv3mibs']

export interface Snmpd {
  stop: () => Promise<void>
}

interface Asked {
  address: string
  port: number
  /** Lines of snmpd.conf. */
  lines: readonly string[]
  /** How it is known that it listens. */
  access: Access
  /** With everything the agent tells of its machine. */
  isWhole?: boolean
}

/** Starts Debian's snmpd on a loopback address, simulating a device by `override` lines. */
export async function startSnmpd({ address, port, lines, access, isWhole = false }: Asked): Promise<Snmpd> {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-snmpd-'))
  const conf = join(folder, 'snmpd.conf')
  writeFileSync(conf, [`agentaddress udp:${address}:${port}`, ...lines, ''].join('\n'))
  const child = spawn(program, ['-f', '-C', '-c', conf, '-Lf', join(folder, 'log'), '-r', ...(isWhole ? [] : bare)], {
    env: { ...process.env, SNMP_PERSISTENT_DIR: folder, MIBS: '' },
    stdio: 'ignore',
  })
  const stop = async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilAnswering(address, port, access)
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await over
}

async function untilAnswering(address: string, port: number, access: Access): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const snmp = new Snmp(address, access, { port, timeoutMs: 500, retries: 0 })
    try {
      await snmp.get(['1.3.6.1.2.1.1.2.0'])
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await pause(100)
    } finally {
      snmp.close()
    }
  }
}

const text = (oid: string, value: string) => `override ${oid} octet_str "${value}"`
const bytes = (oid: string, hex: string) => `override ${oid} octet_str 0x${hex.replaceAll(':', '')}`
const number = (oid: string, value: number) => `override ${oid} integer ${value}`

/** A laser printer of Hewlett-Packard. */
export const printerLines = (pages = 12_345, toner = 2_300): string[] => [
  'sysDescr HP ETHERNET MULTI-ENVIRONMENT,ROM none,JETDIRECT,JD153',
  'sysObjectID 1.3.6.1.4.1.11.2.3.9.1',
  'sysName IMP-ACCUEIL',
  'sysLocation Hall',
  'sysServices 64',
  'override 1.3.6.1.2.1.25.3.2.1.2.1 object_id 1.3.6.1.2.1.25.3.1.5',
  text('1.3.6.1.2.1.25.3.2.1.3.1', 'HP LaserJet M507'),
  text('1.3.6.1.2.1.2.2.1.2.1', 'eth0'),
  number('1.3.6.1.2.1.2.2.1.3.1', 6),
  number('1.3.6.1.2.1.2.2.1.8.1', 1),
  bytes('1.3.6.1.2.1.2.2.1.6.1', '2c:59:e5:12:34:56'),
  text('1.3.6.1.2.1.43.5.1.1.17.1', 'PHB1234567'),
  `override 1.3.6.1.2.1.43.10.2.1.4.1.1 counter ${pages}`,
  number('1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.6.0', pages - 2_000),
  number('1.3.6.1.4.1.11.2.3.9.4.2.1.4.1.2.7.0', 2_000),
  ...supply(1, { type: 3, colorant: 1, name: 'Toner noir CF289A', unit: 13, max: 10_000, level: toner }),
  ...supply(2, { type: 9, colorant: 0, name: 'Tambour', unit: 19, max: -2, level: -3 }),
  ...supply(3, { type: 4, colorant: 0, name: 'Bac', unit: 7, max: -2, level: 1_500 }),
  text('1.3.6.1.2.1.43.12.1.1.4.1.1', 'black'),
]

function supply(
  index: number,
  it: { type: number; colorant: number; name: string; unit: number; max: number; level: number },
): string[] {
  const of = (column: number) => `1.3.6.1.2.1.43.11.1.1.${column}.1.${index}`
  return [
    number(of(3), it.colorant),
    number(of(5), it.type),
    text(of(6), it.name),
    number(of(7), it.unit),
    number(of(8), it.max),
    number(of(9), it.level),
  ]
}

/** A switch with two ports: a machine on the first, another switch on the second (LLDP, CDP). */
export const switchLines = (machine = '02:11:22:33:44:55'): string[] => [
  'sysDescr Cisco IOS Software, C2960X Software',
  'sysObjectID 1.3.6.1.4.1.9.1.1208',
  'sysName SW-ETAGE-1',
  'sysServices 6',
  number('1.3.6.1.2.1.47.1.1.1.1.5.1', 3),
  text('1.3.6.1.2.1.47.1.1.1.1.2.1', 'Châssis'),
  text('1.3.6.1.2.1.47.1.1.1.1.7.1', '1'),
  text('1.3.6.1.2.1.47.1.1.1.1.10.1', '15.2(7)E3'),
  text('1.3.6.1.2.1.47.1.1.1.1.11.1', 'FOC1932X0AB'),
  text('1.3.6.1.2.1.47.1.1.1.1.12.1', 'Cisco Systems'),
  text('1.3.6.1.2.1.47.1.1.1.1.13.1', 'WS-C2960X-24TS-L'),
  ...port(10101, { name: 'Gi1/0/1', alias: 'Prise 1-014', mac: '00:1b:54:cc:00:01', status: 1 }),
  ...port(10102, { name: 'Gi1/0/2', alias: 'Vers COEUR', mac: '00:1b:54:cc:00:02', status: 1 }),
  number('1.3.6.1.2.1.17.1.2.0', 2),
  bytes('1.3.6.1.2.1.17.1.1.0', '00:1b:54:cc:00:00'),
  number('1.3.6.1.2.1.17.1.4.1.2.1', 10101),
  number('1.3.6.1.2.1.17.1.4.1.2.2', 10102),
  number(
    `1.3.6.1.2.1.17.4.3.1.2.${machine
      .split(':')
      .map((byte) => Number.parseInt(byte, 16))
      .join('.')}`,
    1,
  ),
  number('1.3.6.1.2.1.17.4.3.1.2.2.17.34.51.68.119', 2),
  number('1.3.6.1.2.1.17.7.1.4.5.1.1.1', 20),
  text('1.3.6.1.2.1.17.7.1.4.3.1.1.20', 'BUREAUTIQUE'),
  bytes('1.0.8802.1.1.2.1.4.1.1.5.0.2.1', '00:1b:54:dd:00:00'),
  number('1.0.8802.1.1.2.1.4.1.1.6.0.2.1', 5),
  text('1.0.8802.1.1.2.1.4.1.1.7.0.2.1', 'Te1/1/3'),
  text('1.0.8802.1.1.2.1.4.1.1.9.0.2.1', 'COEUR-1'),
  text('1.0.8802.1.1.2.1.4.1.1.10.0.2.1', 'Cisco IOS XE'),
  number('1.0.8802.1.1.2.1.4.2.1.3.0.2.1.1.4.10.20.0.1', 2),
  text('1.3.6.1.4.1.9.9.23.1.2.1.1.6.10102.1', 'COEUR-1.exemple.example'),
  text('1.3.6.1.4.1.9.9.23.1.2.1.1.6.10101.1', 'TEL-1014'),
  text('1.3.6.1.4.1.9.9.23.1.2.1.1.7.10101.1', 'Port 1'),
]

function port(index: number, it: { name: string; alias: string; mac: string; status: number }): string[] {
  const of = (column: number) => `1.3.6.1.2.1.2.2.1.${column}.${index}`
  return [
    text(of(2), it.name),
    number(of(3), 6),
    `override ${of(5)} uinteger 1000000000`,
    bytes(of(6), it.mac),
    number(of(7), 1),
    number(of(8), it.status),
    text(`1.3.6.1.2.1.31.1.1.1.1.${index}`, it.name),
    `override 1.3.6.1.2.1.31.1.1.1.15.${index} uinteger 1000`,
    text(`1.3.6.1.2.1.31.1.1.1.18.${index}`, it.alias),
  ]
}

/** An old switch card that speaks the first version only. */
export const firstVersionLines = [
  'com2sec ancien 127.0.0.0/8 public-v1',
  'group ancien v1 ancien',
  'view tout included .1',
  'access ancien "" v1 noauth exact tout none none',
  'sysDescr APC Web/SNMP Management Card',
  'sysObjectID 1.3.6.1.4.1.318.1.3.27',
  'sysName ONDULEUR-1',
  text('1.3.6.1.2.1.33.1.1.1.0', 'American Power Conversion'),
  text('1.3.6.1.4.1.318.1.1.1.1.1.1.0', 'Smart-UPS 1500'),
  text('1.3.6.1.4.1.318.1.1.1.1.2.3.0', 'AS1234567890'),
  text('1.3.6.1.2.1.33.1.1.3.0', 'UPS 08.8'),
  number('1.3.6.1.2.1.33.1.2.1.0', 2),
  number('1.3.6.1.2.1.33.1.2.3.0', 42),
  number('1.3.6.1.2.1.33.1.2.4.0', 97),
  number('1.3.6.1.2.1.33.1.4.4.1.5.1', 18),
  number('1.3.6.1.2.1.33.1.4.4.1.5.2', 31),
]
