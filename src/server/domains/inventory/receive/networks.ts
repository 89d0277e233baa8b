import { BlockList, isIP } from 'node:net'

// biome-ignore format: a list is read more easily in rows
const privateRanges = [
  '127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16',
  '::1/128', 'fc00::/7', 'fe80::/10',
]

/** A set of networks (`10.0.0.0/8`) and addresses. */
export class Networks {
  private readonly list = new BlockList()

  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', prefix] = network.split('/')
      const family = isIP(address)
      if (family === 0) continue
      this.list.addSubnet(address, Number(prefix ?? (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6')
    }
  }

  has(address: string): boolean {
    // A socket that listens on IPv6 shows IPv4 callers as ::ffff:10.0.0.1.
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
    const family = isIP(bare)
    return family !== 0 && this.list.check(bare, family === 4 ? 'ipv4' : 'ipv6')
  }
}

/** Loopback and the ranges of RFC 1918, RFC 4193 and link-local addresses. */
export const privateNetworks = new Networks(privateRanges)

/** The last hop that a proxy noted, as an address; null = none noted. */
export function lastForwarded(header: string | undefined): string | null {
  const last = header?.split(',').at(-1)?.trim()
  return last === undefined || last === '' ? null : last.replace(/^\[|\](:\d+)?$/g, '')
}
