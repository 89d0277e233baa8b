import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { SetupError } from './errors.ts'

export const seedNames = ['minimal', 'demo', 'large'] as const
export const roleNames = ['all', 'web', 'work'] as const
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export const logFormats = ['pretty', 'json'] as const

/** Everything that the environment decides, checked and complete. */
export interface Config {
  readonly host: string
  /** 0 lets the system choose a free one. */
  readonly port: number
  /** Absolute path of the folder with the embedded database, files and keys. */
  readonly dataDir: string
  /** null: the embedded database. */
  readonly databaseUrl: string | null
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** Base64 of 32 bytes that seal secrets in the database; null: a file in the data folder. */
  readonly secretKey: string | null
  /** null: one is generated at the first start and printed. */
  readonly adminPassword: string | null
  readonly seed: (typeof seedNames)[number]
  readonly role: (typeof roleNames)[number]
  readonly logLevel: (typeof logLevels)[number]
  readonly logFormat: (typeof logFormats)[number]
  /** Addresses and networks (`10.0.0.1`, `10.0.0.0/8`) whose `X-Forwarded-*` is believed. */
  readonly trustedProxies: readonly string[]
  /** Names that start with `CIGALE_` and mean nothing here: probably misspelt. */
  readonly unknownVariables: readonly string[]
}

const variables = {
  host: 'CIGALE_HOST',
  port: 'CIGALE_PORT',
  dataDir: 'CIGALE_DATA_DIR',
  databaseUrl: 'CIGALE_DATABASE_URL',
  publicUrl: 'CIGALE_PUBLIC_URL',
  adminPassword: 'CIGALE_ADMIN_PASSWORD',
  secretKey: 'CIGALE_SECRET_KEY',
  seed: 'CIGALE_SEED',
  role: 'CIGALE_ROLE',
  logLevel: 'CIGALE_LOG_LEVEL',
  logFormat: 'CIGALE_LOG_FORMAT',
  trustedProxies: 'CIGALE_TRUSTED_PROXIES',
} as const

/**
 * Reads the configuration from the environment. An empty variable counts as unset.
 * @param cwd folder that relative paths start from
 * @param isTerminal whether standard output is a terminal: decides the default log format
 * @throws SetupError that names the variable, the value and what is expected
 */
export function loadConfig(env: NodeJS.ProcessEnv, cwd: string, isTerminal = process.stdout.isTTY === true): Config {
  const host = readHost(env)
  const port = readPort(env)
  return Object.freeze({
    host,
    port,
    dataDir: resolve(cwd, read(env, variables.dataDir) ?? 'data'),
    databaseUrl: readDatabaseUrl(env),
    publicUrl: readPublicUrl(env, host, port),
    adminPassword: env[variables.adminPassword] || null,
    secretKey: env[variables.secretKey] || null,
    seed: readChoice(env, variables.seed, seedNames, 'minimal'),
    role: readChoice(env, variables.role, roleNames, 'all'),
    logLevel: readChoice(env, variables.logLevel, logLevels, 'info'),
    logFormat: readChoice(env, variables.logFormat, logFormats, isTerminal ? 'pretty' : 'json'),
    trustedProxies: Object.freeze(readNetworks(env, variables.trustedProxies)),
    unknownVariables: Object.freeze(misspelt(env)),
  })
}

/** The configuration as one may show it: variable names, passwords replaced. */
export function describeConfig(config: Config): Record<string, string> {
  return {
    [variables.host]: config.host,
    [variables.port]: String(config.port),
    [variables.dataDir]: config.dataDir,
    [variables.databaseUrl]: config.databaseUrl === null ? '(embedded)' : hidePassword(config.databaseUrl),
    [variables.publicUrl]: config.publicUrl,
    [variables.adminPassword]: config.adminPassword === null ? '(generated)' : '(hidden)',
    [variables.secretKey]: config.secretKey === null ? '(file in the data folder)' : '(hidden)',
    [variables.seed]: config.seed,
    [variables.role]: config.role,
    [variables.logLevel]: config.logLevel,
    [variables.logFormat]: config.logFormat,
    [variables.trustedProxies]: config.trustedProxies.join(', ') || '(none)',
  }
}

/** A database URL without its password, in the authority or in the query. */
export function hidePassword(url: string): string {
  return url
    .replace(/^(\w+:\/\/[^:@/?]*):.*@(?=[^@]*$)/, '$1:(hidden)@')
    .replace(/([?&](?:password|sslpassword|sslkey)=)[^&]*/gi, '$1(hidden)')
}

function read(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() || undefined
}

function refuse(name: string, value: string, expected: string): never {
  throw new SetupError(`${name} is "${value}": expected ${expected}.`)
}

function readHost(env: NodeJS.ProcessEnv): string {
  const value = read(env, variables.host) ?? '127.0.0.1'
  const bare = value.replace(/^\[(.*)\]$/, '$1')
  const isName =
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(bare) && !/^[\d.]+$/.test(bare)
  if (isIP(bare) === 0 && !isName) {
    refuse(variables.host, value, 'an address or host name to listen on, such as 127.0.0.1, 0.0.0.0 or ::')
  }
  return bare
}

function readPort(env: NodeJS.ProcessEnv): number {
  const value = read(env, variables.port) ?? '8080'
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) {
    refuse(variables.port, value, 'a port number from 0 (any free port) to 65535')
  }
  return Number(value)
}

function readDatabaseUrl(env: NodeJS.ProcessEnv): string | null {
  const value = read(env, variables.databaseUrl)
  if (value === undefined) return null
  const expected = 'postgres://user:password@host:port/database'
  const url = URL.canParse(value) ? new URL(value) : null
  const isPostgres = url !== null && ['postgres:', 'postgresql:'].includes(url.protocol)
  // The value itself may hold a password that a parser did not recognise: it is not repeated when unreadable.
  if (!isPostgres) refuse(variables.databaseUrl, url === null ? '(unreadable)' : hidePassword(value), expected)
  if (url.pathname.length < 2) refuse(variables.databaseUrl, hidePassword(value), `a database name in ${expected}`)
  return value
}

function readPublicUrl(env: NodeJS.ProcessEnv, host: string, port: number): string {
  const value = read(env, variables.publicUrl)
  if (value === undefined) return defaultPublicUrl(host, port)
  const expected = 'an http:// or https:// address without query, such as https://cigale.example.org'
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !/^https?:$/.test(url.protocol)) refuse(variables.publicUrl, value, expected)
  if (url.search || url.hash || url.username || url.password) refuse(variables.publicUrl, value, expected)
  return url.href.replace(/\/+$/, '')
}

function defaultPublicUrl(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const name = isEverywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host
  return port === 80 ? `http://${name}` : `http://${name}:${port}`
}

function readChoice<T extends string>(env: NodeJS.ProcessEnv, name: string, choices: readonly T[], standard: T): T {
  const value = read(env, name)
  if (value === undefined) return standard
  const choice = choices.find((each) => each === value)
  return choice ?? refuse(name, value, `one of ${choices.join(', ')}`)
}

function readNetworks(env: NodeJS.ProcessEnv, name: string): string[] {
  const parts = (read(env, name) ?? '').split(/[\s,]+/).filter((part) => part !== '')
  for (const part of parts) {
    if (!isNetwork(part))
      refuse(name, part, 'addresses or networks separated by commas, such as 10.0.0.1, 192.168.0.0/16')
  }
  return parts
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  if (!/^\d{1,3}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

function misspelt(env: NodeJS.ProcessEnv): string[] {
  const known = new Set<string>(Object.values(variables))
  return Object.keys(env)
    .filter((name) => name.startsWith('CIGALE_') && !/^CIGALE_(TEST|DEV)_/.test(name) && !known.has(name))
    .sort()
}
