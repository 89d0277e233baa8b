import type {
  AntivirusPart,
  LicensePart,
  LocalGroupPart,
  LocalUserPart,
  RegistryPart,
  RemoteAccessPart,
  VirtualMachinePart,
} from '../../neutral.ts'
import { date } from '../dates.ts'
import { keyOf, type Reading, toParts } from '../parts.ts'
import { rows, scalars, type Tree } from '../tree.ts'
import { cleanText, firstText, flag, integer, keyEnd, megabytes, text } from '../values.ts'

export function readAntivirus(content: Tree, reading: Reading): AntivirusPart[] | undefined {
  return toParts(
    rows(content, 'antivirus'),
    reading,
    (row) => {
      const title = text(row, 'name')
      if (title === null) return null
      return {
        key: keyOf(title),
        title,
        company: text(row, 'company'),
        version: text(row, 'version'),
        isEnabled: flag(row, 'enabled'),
        isUpToDate: flag(row, 'uptodate'),
        baseVersion: firstText(row, 'base_version', 'datfileversion'),
        baseDate: date(row, 'base_creation') ?? date(row, 'datfilecreation'),
        expiresOn: date(row, 'expiration'),
      }
    },
    'once',
  )
}

const vmStatus: Record<string, string> = { pause: 'paused', stopped: 'off', unknown: '' }

export function readVirtualMachines(content: Tree, reading: Reading): VirtualMachinePart[] | undefined {
  return toParts(rows(content, 'virtualmachines'), reading, (row) => {
    const uuid = text(row, 'uuid')?.toLowerCase() ?? null
    const title = text(row, 'name') ?? uuid
    if (title === null) return null
    const status = text(row, 'status')?.toLowerCase() ?? ''
    const system = firstText(row, 'vmtype', 'subsystem')?.toLowerCase() ?? null
    return {
      key: uuid === null ? keyOf('name', system, title) : keyOf('uuid', uuid),
      title,
      uuid,
      status: (vmStatus[status] ?? status) || null,
      system: system === 'hyper-v' ? 'hyperv' : system,
      memoryMb: megabytes(row, 'memory'),
      processors: integer(row, 'vcpu', 4096) || null,
    }
  })
}

export function readLocalUsers(content: Tree, reading: Reading): LocalUserPart[] | undefined {
  return toParts(
    rows(content, 'local_users'),
    reading,
    (row) => {
      const login = firstText(row, 'login', 'name')
      if (login === null) return null
      return {
        key: keyOf(login),
        title: text(row, 'name') ?? login,
        login,
        userId: firstText(row, 'id', 'id_user'),
        home: text(row, 'home'),
        shell: text(row, 'shell'),
      }
    },
    'once',
  )
}

/** `members` is a list (JSON), MEMBER repeated elements or a comma list (XML). */
export function readLocalGroups(content: Tree, reading: Reading): LocalGroupPart[] | undefined {
  return toParts(
    rows(content, 'local_groups'),
    reading,
    (row) => {
      const title = text(row, 'name')
      if (title === null) return null
      const members = [...scalars(row, 'members'), ...scalars(row, 'member')]
        .flatMap((member) => member.split(','))
        .flatMap((member) => cleanText(member) ?? [])
      return {
        key: keyOf(title),
        title,
        groupId: firstText(row, 'id', 'id_group'),
        members: [...new Set(members)].sort().slice(0, 500),
      }
    },
    'once',
  )
}

export function readRegistry(content: Tree, reading: Reading): RegistryPart[] | undefined {
  return toParts(rows(content, 'registry'), reading, (row) => {
    const title = text(row, 'name')
    return title === null ? null : { key: keyOf(title), title, value: text(row, 'regvalue', 1000) }
  })
}

export function readLicenses(content: Tree, reading: Reading): LicensePart[] | undefined {
  return toParts(
    rows(content, 'licenseinfos'),
    reading,
    (row) => {
      const title = firstText(row, 'fullname', 'name')
      if (title === null) return null
      const productId = text(row, 'productid')
      return { key: keyOf(title, productId), title, keyEnd: keyEnd(row, 'key'), productId }
    },
    'once',
  )
}

export function readRemoteAccess(content: Tree, reading: Reading): RemoteAccessPart[] | undefined {
  return toParts(
    rows(content, 'remote_mgmt'),
    reading,
    (row) => {
      const title = text(row, 'type')
      const remoteId = text(row, 'id')
      return title === null ? null : { key: keyOf(title, remoteId), title, remoteId, version: text(row, 'version') }
    },
    'once',
  )
}
