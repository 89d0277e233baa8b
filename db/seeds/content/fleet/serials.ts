/** Serial numbers, addresses and identifiers in the shapes that each manufacturer gives them. */
import type { Random } from '../random.ts'

const ALNUM = '0123456789ABCDEFGHJKLMNPQRSTVWXYZ'
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXYZ'
const DIGITS = '0123456789'
const HEX = '0123456789ABCDEF'

/** A serial number as printed on the case. `year` and `week` of manufacture show in some of them. */
export function serialOf(manufacturer: string, year: number, random: Random): string {
  const week = String(random.int(1, 52)).padStart(2, '0')
  switch (manufacturer) {
    case 'Dell Inc.':
      return random.pick([...CONSONANTS]) + random.text(ALNUM, 5) + random.pick(['1', '2', '3'])
    case 'HP':
      return `5CG${year % 10}${week}${random.text(ALNUM, 4)}`
    case 'HPE':
      return `CZJ${year % 10}${week}0${random.text(ALNUM, 3)}`
    case 'Lenovo':
      return `PF${random.text(ALNUM, 6)}`
    case 'HPE Aruba':
      return `SG${year % 10}${random.text(CONSONANTS, 1)}${random.text(CONSONANTS, 2)}${random.text(ALNUM, 4)}`
    case 'Cisco':
      return `FOC${String(year - 1996).padStart(2, '0')}${week}${random.text(ALNUM, 4)}`
    case 'Fortinet':
      return `FG${random.text(ALNUM, 4)}TK${String(year % 100)}${random.text(DIGITS, 6)}`
    case 'Kyocera':
      return `R${random.text(CONSONANTS, 1)}${year % 10}${random.text(DIGITS, 7)}`
    case 'Ricoh':
      return `3${random.text(DIGITS, 3)}R${random.text(DIGITS, 6)}`
    case 'Samsung':
      return `R${random.text(CONSONANTS, 2)}${random.text(ALNUM, 8)}`
    case 'Apple':
      return random.text(ALNUM, 10)
    default:
      return random.text(ALNUM, 2) + random.text(DIGITS, 8)
  }
}

/** First three bytes of the network cards that each manufacturer puts in its machines. */
const MAC_PREFIXES: Readonly<Record<string, readonly string[]>> = {
  'Dell Inc.': ['F8:B1:56', '18:66:DA', '54:BF:64', 'D4:BE:D9'],
  HP: ['3C:D9:2B', '9C:B6:54', 'EC:B1:D7', '10:60:4B'],
  HPE: ['94:18:82', '48:DF:37'],
  Lenovo: ['98:FA:9B', '8C:16:45', '54:EE:75'],
  'HPE Aruba': ['20:4C:03', '94:B4:0F'],
  Cisco: ['00:1B:D4', '00:26:0B'],
  Fortinet: ['90:6C:AC', '00:09:0F'],
  Kyocera: ['00:C0:EE'],
  Ricoh: ['00:26:73'],
  Brother: ['00:80:77'],
  Yealink: ['80:5E:C0'],
  'Alcatel-Lucent Enterprise': ['00:80:9F'],
  Synology: ['00:11:32'],
  APC: ['00:C0:B7'],
  Zebra: ['00:07:4D'],
  NetApp: ['00:A0:98'],
  'VMware, Inc.': ['00:50:56'],
  Intel: ['3C:6A:A7', 'A4:C3:F0', '94:E6:F7'],
}

export class MacBook {
  readonly #taken = new Set<string>()

  /** A hardware address that nobody else has. */
  draw(manufacturer: string, random: Random): string {
    const prefixes = MAC_PREFIXES[manufacturer] ?? ['02:AC:E0']
    for (;;) {
      const last = random.text(HEX, 6)
      const mac = `${random.pick(prefixes)}:${last.slice(0, 2)}:${last.slice(2, 4)}:${last.slice(4)}`.toLowerCase()
      if (this.#taken.has(mac)) continue
      this.#taken.add(mac)
      return mac
    }
  }
}

export type Segment = 'users' | 'wifi' | 'printers' | 'phones' | 'servers' | 'devices'

/** Third byte of 10.<site>.<n>.0/22: four class-C blocks for people, one for the rest would do, all are alike. */
const SEGMENTS: Readonly<Record<Segment, number>> = {
  users: 8,
  wifi: 16,
  printers: 32,
  phones: 40,
  servers: 48,
  devices: 60,
}

export class AddressBook {
  readonly #next = new Map<string, number>()

  /** The next free address of the segment at the site: 10.<net>.<segment + n>.<host>. */
  draw(net: number, segment: Segment): { address: string; mask: string; gateway: string; vlan: number } {
    const key = `${net}/${segment}`
    const n = this.#next.get(key) ?? 0
    this.#next.set(key, n + 1)
    const base = SEGMENTS[segment]
    const host = n + 21
    const address = `10.${net}.${base + Math.floor(host / 250)}.${(host % 250) + 1}`
    return { address, mask: '255.255.252.0', gateway: `10.${net}.${base}.1`, vlan: base * 10 }
  }
}

/** A French number plate with a letter that the real ones never use (I, O, U), so that it is nobody's. */
export function plateOf(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ'
  return `${random.pick([...'FG'])}U-${random.text(DIGITS, 3)}-${random.text(letters, 2)}`
}

/** IMEI-shaped: the leading digits 00 belong to test equipment. */
export function imeiOf(random: Random): string {
  return `00${random.text(DIGITS, 13)}`
}
