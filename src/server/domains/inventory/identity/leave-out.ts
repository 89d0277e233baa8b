import type { Identity, NeutralInventory, PortPart, Sections } from '../neutral.ts'
import type { Dropped } from './dropped.ts'
import type { JunkList } from './junk-list.ts'

/**
 * The message without the values that administrators have listed: to identity and to what is written they were never
 * said. The text as sent is kept, and each value left out is told (`dropped`).
 */
export function leaveOut(neutral: NeutralInventory, junk: JunkList): NeutralInventory {
  if (junk.isEmpty) return neutral
  const dropped: Dropped[] = []
  const identity = identityWithout(neutral.identity, junk, dropped)
  const sections = sectionsWithout(neutral.sections, junk, dropped)
  const user = isJunkUser(neutral.user, junk, dropped) ? null : neutral.user
  const system = systemWithout(neutral.system, junk, dropped)
  if (dropped.length === 0) return neutral
  return {
    ...neutral,
    identity: { ...identity, dropped: [...identity.dropped, ...distinct(dropped)] },
    sections,
    user,
    system,
  }
}

type Sort = Parameters<JunkList['isAdded']>[0]

/** The value unless it is listed; what goes is noted under its field. */
function keeper(junk: JunkList, dropped: Dropped[]) {
  return <V extends string | null>(sort: Sort, field: Dropped['field'], value: V): V | null => {
    if (value === null || !junk.isAdded(sort, value)) return value
    dropped.push({ field, value, by: 'site' })
    return null
  }
}

function identityWithout(identity: Identity, junk: JunkList, dropped: Dropped[]): Identity {
  const keep = keeper(junk, dropped)
  const mainboardModel =
    identity.mainboardModel !== null && junk.isAdded('model', identity.mainboardModel) ? null : identity.mainboardModel
  const model = keep('model', 'model', identity.model)
  return {
    ...identity,
    name: keep('name', 'name', identity.name),
    serial: keep('serial', 'serial', identity.serial),
    mainboardSerial: keep('serial', 'mainboardSerial', identity.mainboardSerial),
    assetTag: keep('serial', 'assetTag', identity.assetTag),
    uuid: keep('uuid', 'uuid', identity.uuid),
    manufacturer: keep('manufacturer', 'manufacturer', identity.manufacturer),
    mainboardModel,
    // As with the shipped list: a machine whose maker wrote nothing is named after its board.
    model: model ?? (identity.model === null ? null : mainboardModel),
    macs: identity.macs.filter(({ mac }) => keep('mac', 'mac', mac) !== null),
  }
}

/** Programs are read only if somebody looks at them, from the message as it was. */
function sectionsWithout(sections: Sections, junk: JunkList, dropped: Dropped[]): Sections {
  const keep = keeper(junk, dropped)
  const own: Sections = {}
  if (sections.port !== undefined) own.port = sections.port.map((port) => portWithout(port, keep))
  if (sections.printer !== undefined)
    own.printer = sections.printer.map((printer) => ({ ...printer, address: keep('ip', 'ip', printer.address) }))
  if (sections.os !== undefined) own.os = sections.os.map((os) => ({ ...os, owner: keep('email', 'email', os.owner) }))
  const copy = Object.create(null) as Record<string, unknown>
  for (const name of Object.keys(sections))
    Object.defineProperty(copy, name, {
      enumerable: true,
      get: () => (own as Record<string, unknown>)[name] ?? (sections as Record<string, unknown>)[name],
    })
  return copy as Sections
}

const portWithout = (port: PortPart, keep: ReturnType<typeof keeper>): PortPart => ({
  ...port,
  mac: keep('mac', 'mac', port.mac),
  addresses: port.addresses.filter(({ address }) => keep('ip', 'ip', address) !== null),
})

/** A person who signs in by an e-mail address that says nobody. */
function isJunkUser(user: NeutralInventory['user'], junk: JunkList, dropped: Dropped[]): boolean {
  if (user?.login == null || user.domain === null) return false
  return keeper(junk, dropped)('email', 'email', `${user.login}@${user.domain}`) === null
}

function systemWithout(
  system: NeutralInventory['system'],
  junk: JunkList,
  dropped: Dropped[],
): NeutralInventory['system'] {
  const keep = keeper(junk, dropped)
  const { device } = system
  const contact = keep('email', 'email', system.contact)
  if (device === undefined) return { ...system, contact }
  return {
    ...system,
    contact,
    device: { ...device, address: keep('ip', 'ip', device.address), mac: keep('mac', 'mac', device.mac) },
  }
}

const distinct = (dropped: Dropped[]): Dropped[] => [
  ...new Map(dropped.map((each) => [`${each.field} ${each.value}`, each])).values(),
]
