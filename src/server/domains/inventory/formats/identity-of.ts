import { isJunkManufacturer, isJunkModel, isJunkSerial, isJunkUuid } from '../identity/junk.ts'
import type { Chassis, Identity, SystemFacts, UserSeen } from '../neutral.ts'
import { child, rows, type Tree } from './tree.ts'
import { addresses, firstText, megabytes, text } from './values.ts'

/** Who the machine says it is; `macs` is filled by the caller once the ports are read. Junk values go to `dropped`. */
export function readIdentity(content: Tree): Identity {
  const bios = child(content, 'bios')
  const hardware = child(content, 'hardware')
  const device = child(content, 'network_device')
  const dropped: Identity['dropped'] = []
  const keep = (
    field: Identity['dropped'][number]['field'],
    value: string | null,
    isJunk: (value: string | null) => boolean,
  ): string | null => {
    if (value === null || !isJunk(value)) return value
    dropped.push({ field, value })
    return null
  }
  const manufacturer = keep(
    'manufacturer',
    firstText(bios, 'smanufacturer') ?? text(device, 'manufacturer'),
    isJunkManufacturer,
  )
  const model = keep('model', firstText(bios, 'smodel') ?? text(device, 'model'), isJunkModel)
  const virtualSystem = virtualSystemOf(text(hardware, 'vmsystem'), manufacturer, model)
  const serial = keep(
    'serial',
    firstText(bios, 'ssn') ?? text(device, 'serial') ?? firstText(bios, 'biosserial', 'enclosureserial'),
    isJunkSerial,
  )
  return {
    name: text(hardware, 'name') ?? text(device, 'name'),
    uuid: keep('uuid', text(hardware, 'uuid'), isJunkUuid)?.toLowerCase().replace(/[{}]/g, '') ?? null,
    serial,
    manufacturer: manufacturer ?? boardOf(bios, 'mmanufacturer', isJunkManufacturer),
    model: model ?? boardOf(bios, 'mmodel', isJunkModel),
    assetTag: realOrNull(text(bios, 'assettag') ?? text(device, 'assettag'), isJunkSerial),
    chassis: chassisOf(firstText(hardware, 'chassis_type') ?? text(bios, 'type'), virtualSystem),
    domain: text(hardware, 'workgroup'),
    mainboardSerial: keep('mainboardSerial', text(bios, 'msn'), isJunkSerial),
    mainboardModel: boardOf(bios, 'mmodel', isJunkModel),
    virtualSystem,
    macs: [],
    dropped,
  }
}

const realOrNull = (value: string | null, isJunk: (value: string | null) => boolean): string | null =>
  isJunk(value) ? null : value
const boardOf = (bios: Tree | null, name: string, isJunk: (value: string | null) => boolean): string | null =>
  realOrNull(text(bios, name), isJunk)

const hypervisors: [RegExp, string][] = [
  [/vmware/i, 'VMware'],
  [/virtualbox|innotek/i, 'VirtualBox'],
  [/qemu|\bkvm\b|red hat.*(?:kvm|rhev)|openstack|proxmox/i, 'KVM'],
  [/\bxen\b|hvm domu/i, 'Xen'],
  [/parallels/i, 'Parallels'],
  [/nutanix/i, 'Nutanix'],
  [/amazon ec2/i, 'Amazon EC2'],
  [/google compute engine/i, 'Google Compute Engine'],
]

/** What the agent says, unless it says nothing or "Physical"; else what the maker and model betray. */
function virtualSystemOf(said: string | null, manufacturer: string | null, model: string | null): string | null {
  if (said !== null && !/^(?:physical|none|unknown|0|no)$/i.test(said)) return said
  const words = `${manufacturer ?? ''} ${model ?? ''}`
  if (/^microsoft/i.test(words) && /virtual machine/i.test(words)) return 'Hyper-V'
  return hypervisors.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

const chassisWords: [RegExp, Chassis][] = [
  [/laptop|notebook|portable|hand ?held|convertible|docking/i, 'laptop'],
  [/tablet|detachable/i, 'tablet'],
  [/all[- ]in[- ]one/i, 'all-in-one'],
  [/server|rack|blade|multi-system/i, 'server'],
  [/virtual/i, 'virtual'],
  [/desktop|tower|mini ?pc|low profile|pizza|space|stick|embedded|lunch box|sealed/i, 'desktop'],
]

function chassisOf(said: string | null, virtualSystem: string | null): Chassis | null {
  if (virtualSystem !== null) return 'virtual'
  if (said === null || /^(?:unknown|unknow|0)$/i.test(said)) return null
  return chassisWords.find(([pattern]) => pattern.test(said))?.[1] ?? 'other'
}

/** Accounts of the machine itself, and the file an agent takes for a user. */
const nobody =
  /^(?:system|systeme|système|local service|network service|wtmp|utmp|reboot|shutdown|runlevel|\(unknown\)|unknown|defaultuser\d*|.*\$)$/i

/** Who sits there: the users signed in, else the last one. null when nothing was said. */
export function readUser(content: Tree): UserSeen | null {
  const hardware = child(content, 'hardware')
  const people = [
    ...(rows(content, 'users') ?? rows(content, 'user') ?? []).map((row) =>
      account(text(row, 'login'), text(row, 'domain')),
    ),
    ...(text(hardware, 'userid') ?? '').split('/').map((login) => account(login, text(hardware, 'userdomain'))),
  ].filter((person) => person !== null)
  const last = account(text(hardware, 'lastloggeduser'), null)
  const first = people[0] ?? last
  if (first === null) return null
  const others = new Set(people.map((person) => person.login).filter((login) => login !== first.login))
  return { login: first.login, domain: first.domain, others: [...others].slice(0, 20), lastLogged: last?.login ?? null }
}

/** `DOMAIN\login`, `login@domain` and plain logins. */
function account(login: string | null, domain: string | null): { login: string; domain: string | null } | null {
  const [before, after] = (login ?? '').trim().split('\\', 2) as [string, string?]
  const full = after === undefined ? before : after
  const [name, realm] = full.split('@', 2) as [string, string?]
  const clean = name.trim()
  if (clean === '' || nobody.test(clean)) return null
  return { login: clean, domain: (after === undefined ? (realm ?? domain) : before) || null }
}

export function readFacts(content: Tree): SystemFacts {
  const hardware = child(content, 'hardware')
  const device = child(content, 'network_device')
  return {
    description: description(text(hardware, 'description', 1000)) ?? text(device, 'description', 1000),
    memoryMb: megabytes(hardware, 'memory') ?? megabytes(device, 'ram') ?? megabytes(device, 'memory'),
    swapMb: megabytes(hardware, 'swap', true),
    defaultGateway: addresses(text(hardware, 'defaultgateway'))[0]?.address ?? null,
    dns: [...new Set(addresses(text(hardware, 'dns')).map(({ address }) => address))],
    location: text(device, 'location'),
    contact: text(device, 'contact'),
  }
}

/** OCS on Unix puts the architecture and the uptime there (`x86_64/00-00-00 00:14:03`): no description. */
const description = (said: string | null): string | null =>
  said !== null && /^\S+\/\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/.test(said) ? null : said
