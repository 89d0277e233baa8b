import {
  AuthProtocols,
  createSession,
  createV3Session,
  isVarbindError,
  ObjectType,
  PrivProtocols,
  SecurityLevel,
  type Session,
  type User,
  type Varbind,
  Version1,
  Version2c,
} from 'net-snmp'

/** How to speak to a device; secrets in clear, for as long as a scan lasts. */
export type Access =
  | { version: 'v1' | 'v2c'; community: string }
  | {
      version: 'v3'
      user: string
      auth: { protocol: AuthProtocol; key: string } | null
      priv: { protocol: PrivProtocol; key: string } | null
    }

export const authProtocols = ['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512'] as const
export type AuthProtocol = (typeof authProtocols)[number]
/** The two AES-256 differ in how the key is stretched: Blumenthal's draft, and Reeder's as Cisco does. */
export const privProtocols = ['des', 'aes', 'aes256b', 'aes256r'] as const
export type PrivProtocol = (typeof privProtocols)[number]

export interface SnmpOptions {
  port?: number
  timeoutMs: number
  retries: number
}

/** What one device may make us read. Real switches stay below a tenth of it. */
export const budgets = {
  /** Values of one table column. */
  columnRows: 20_000,
  /** Values in all. */
  values: 200_000,
  /** Bytes of values in all. */
  bytes: 16 * 1024 * 1024,
  /** From the first question to the last answer. */
  milliseconds: 90_000,
} as const

export type SnmpFault = 'timeout' | 'auth' | 'limit' | 'loop' | 'protocol' | 'closed'

/** Why a device could not be read; never leaves this room but as a code and a text. */
export class SnmpError extends Error {
  readonly fault: SnmpFault

  constructor(fault: SnmpFault, detail: string) {
    super(detail.slice(0, 250))
    this.fault = fault
  }
}

export type SnmpValue = string | number | bigint | Buffer
/** Values of a column by what follows the column's number. */
export type Column = Map<string, SnmpValue>

const repetitions = 25

/**
 * One conversation with one device. Each answer is checked: object numbers must go up and stay below what was asked, and
 * the budgets above hold for the whole conversation, so that no device, broken or hostile, can keep us for ever.
 */
export class Snmp {
  private readonly session: Session
  private readonly isFirstVersion: boolean
  private until: number
  private readonly limit: number
  private values = 0
  private bytes = 0

  constructor(address: string, access: Access, options: SnmpOptions, limit: number = budgets.milliseconds) {
    this.isFirstVersion = access.version === 'v1'
    this.limit = limit
    this.until = Date.now() + limit
    this.session = openSession(address, access, options)
    // A socket that fails makes its requests time out, which is told then.
    this.session.on('error', () => {})
  }

  /** The time allowed begins again: waiting for a turn is not the device's slowness. */
  startOver(): this {
    this.until = Date.now() + this.limit
    return this
  }

  /** Values of single objects; those that the device does not have are missing. */
  async get(oids: readonly string[]): Promise<Map<string, SnmpValue>> {
    const found = new Map<string, SnmpValue>()
    // One unknown object fails a whole request of the first version.
    const sets = this.isFirstVersion ? oids.map((oid) => [oid]) : [oids]
    for (const set of sets) {
      for (const varbind of await this.lenient(() => this.ask((done) => this.session.get([...set], done)))) {
        const value = this.valueOf(varbind)
        if (value !== null && set.includes(varbind.oid)) found.set(varbind.oid, value)
      }
    }
    return found
  }

  /** A column of a table (or any subtree). */
  async column(base: string): Promise<Column> {
    const column: Column = new Map()
    const prefix = `${base}.`
    for (let last = base; ; ) {
      const answer = await this.next(last)
      if (answer.length === 0) return column
      for (const varbind of answer) {
        if (isVarbindError(varbind) || !varbind.oid.startsWith(prefix)) return column
        if (!comesAfter(varbind.oid, last)) throw new SnmpError('loop', `${varbind.oid} after ${last}`)
        last = varbind.oid
        const value = this.valueOf(varbind)
        if (value !== null) column.set(varbind.oid.slice(prefix.length), value)
        if (column.size > budgets.columnRows) throw new SnmpError('limit', `more than ${budgets.columnRows} of ${base}`)
      }
    }
  }

  close(): void {
    this.session.close()
  }

  private async next(oid: string): Promise<Varbind[]> {
    if (this.isFirstVersion) return this.lenient(() => this.ask((done) => this.session.getNext([oid], done)))
    const rows = await this.ask<Varbind | Varbind[]>((done) => this.session.getBulk([oid], 0, repetitions, done))
    return rows.flat()
  }

  /** What is not there, and the end of everything, are errors in the first version. */
  private async lenient(ask: () => Promise<Varbind[]>): Promise<Varbind[]> {
    try {
      return await ask()
    } catch (error) {
      if (this.isFirstVersion && error instanceof SnmpError && /NoSuchName/i.test(error.message)) return []
      throw error
    }
  }

  private ask<T = Varbind>(send: (done: (error: Error | null, found?: T[]) => void) => void): Promise<T[]> {
    if (Date.now() > this.until) return Promise.reject(new SnmpError('limit', 'the device took too long'))
    return new Promise((resolve, reject) => {
      // The library decodes while it receives: what it cannot decode it may throw.
      try {
        send((error, found) => (error ? reject(faultOf(error)) : resolve(found ?? [])))
      } catch (error) {
        reject(faultOf(error as Error))
      }
    })
  }

  /** null: the device has no such object, or says something of a sort that we do not know. */
  private valueOf(varbind: Varbind): SnmpValue | null {
    if (isVarbindError(varbind)) return null
    const value = plainValue(varbind)
    this.values += 1
    this.bytes += Buffer.isBuffer(value) ? value.length : 16
    if (this.values > budgets.values || this.bytes > budgets.bytes)
      throw new SnmpError('limit', 'the device tells more than can be kept')
    return value
  }
}

function plainValue({ type, value }: Varbind): SnmpValue | null {
  if (value === null || value === undefined || type === ObjectType.Null) return null
  if (Buffer.isBuffer(value)) return type === ObjectType.Counter64 ? numberOf(value) : value
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') return value
  return null
}

/** Counter64 comes as its bytes. */
const numberOf = (bytes: Buffer): number => Number(BigInt(`0x${bytes.subarray(0, 9).toString('hex') || '0'}`))

/** Is one object number behind the other in their order? */
export function comesAfter(one: string, other: string): boolean {
  const left = one.split('.')
  const right = other.split('.')
  for (let at = 0; at < left.length; at++) {
    if (at >= right.length) return true
    const difference = Number(left[at]) - Number(right[at])
    if (difference !== 0) return difference > 0
  }
  return false
}

function openSession(address: string, access: Access, { port = 161, timeoutMs, retries }: SnmpOptions): Session {
  const transport = address.includes(':') ? ('udp6' as const) : ('udp4' as const)
  const options = { port, timeout: timeoutMs, retries, transport, backoff: 1, idBitsSize: 32 }
  if (access.version === 'v3')
    return createV3Session(address, userOf(access), options as Parameters<typeof createV3Session>[2])
  return createSession(address, access.community, {
    ...options,
    version: access.version === 'v1' ? Version1 : Version2c,
  } as Parameters<typeof createSession>[2])
}

function userOf({ user, auth, priv }: Extract<Access, { version: 'v3' }>): User {
  if (auth === null) return { name: user, level: SecurityLevel.noAuthNoPriv }
  const known = { name: user, authProtocol: AuthProtocols[auth.protocol], authKey: auth.key }
  if (priv === null) return { ...known, level: SecurityLevel.authNoPriv }
  return { ...known, level: SecurityLevel.authPriv, privProtocol: PrivProtocols[priv.protocol], privKey: priv.key }
}

function faultOf(error: Error): SnmpError {
  if (error instanceof SnmpError) return error
  if (error.name === 'RequestTimedOutError') return new SnmpError('timeout', 'no answer')
  if (/digest|unknown user|username|security level|decrypt|authoriz/i.test(error.message))
    return new SnmpError('auth', error.message)
  if (/socket.*clos|clos.*socket/i.test(error.message)) return new SnmpError('closed', error.message)
  return new SnmpError('protocol', error.message)
}
