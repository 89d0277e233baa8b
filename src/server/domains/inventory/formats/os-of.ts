import type { OsPart } from '../neutral.ts'
import { date } from './dates.ts'
import { said } from './parts.ts'
import { child, type Tree } from './tree.ts'
import { firstText, keyEnd, text } from './values.ts'

/**
 * The operating system: OPERATINGSYSTEM of Fusion and GLPI agents, else HARDWARE of OCS agents. undefined when neither tells
 * a name (a partial message often does not). Boot time is no part of it: it moves at every start (boot-of.ts).
 */
export function readOs(content: Tree): OsPart[] | undefined {
  const hardware = child(content, 'hardware')
  const system = child(content, 'operatingsystem')
  const title = firstText(system, 'full_name', 'name') ?? firstText(hardware, 'osname')
  if (title === null) return undefined
  const fromOcs = system === null
  return [
    {
      key: 'os',
      title,
      name: title,
      version: fromOcs ? text(hardware, 'osversion') : text(system, 'version'),
      kernelVersion: fromOcs ? null : text(system, 'kernel_version'),
      servicePack: text(system, 'service_pack'),
      architecture: firstText(system, 'arch') ?? text(hardware, 'arch'),
      comment: fromOcs ? text(hardware, 'oscomments') : null,
      installDate: fromOcs ? date(hardware, 'installdate') : date(system, 'install_date'),
      fqdn: text(system, 'fqdn'),
      dnsDomain: text(system, 'dns_domain'),
      hostId: text(system, 'hostid'),
      timeZone: text(child(system, 'timezone'), 'name'),
      productId: text(hardware, 'winprodid'),
      productKeyEnd: keyEnd(hardware, 'winprodkey'),
      organisation: text(hardware, 'wincompany'),
      owner: text(hardware, 'winowner'),
      ...said({ edition: editionOf(title) }),
    },
  ]
}

/** Agents name the edition in the title: `Microsoft Windows 11 Professionnel`, `Windows Server 2022 Standard`. */
const windows = /^(?:microsoft\s+)?windows(?:\s+server)?\s+(?:\d[\d.]*|xp|vista)(?:\s+r2)?\s+(\S.*)$/i

const editionOf = (title: string): string | null => windows.exec(title.replace(/[®™]|\((?:r|tm)\)/gi, ''))?.[1] ?? null
