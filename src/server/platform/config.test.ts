import { describe, expect, test } from 'vitest'
import { describeConfig, hidePassword, loadConfig } from './config.ts'

const load = (env: NodeJS.ProcessEnv) => loadConfig(env, '/srv/cigale', false)

describe('the defaults', () => {
  test('are those of the contract', () => {
    expect(load({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: '/srv/cigale/data',
      databaseUrl: null,
      publicUrl: 'http://127.0.0.1:8080',
      secretKey: null,
      adminPassword: null,
      seed: 'minimal',
      role: 'all',
      logLevel: 'info',
      logFormat: 'json',
      trustedProxies: [],
      unknownVariables: [],
    })
  })

  test('hold for empty variables too', () => {
    expect(load({ CIGALE_PORT: '', CIGALE_SEED: ' ', CIGALE_DATABASE_URL: '' })).toEqual(load({}))
  })

  test('logs are pretty on a terminal only', () => {
    expect(loadConfig({}, '/', true).logFormat).toBe('pretty')
    expect(loadConfig({ CIGALE_LOG_FORMAT: 'json' }, '/', true).logFormat).toBe('json')
  })
})

describe('what is read', () => {
  test.each([
    [{ CIGALE_HOST: '0.0.0.0', CIGALE_PORT: '9000' }, 'http://localhost:9000'],
    [{ CIGALE_HOST: '::' }, 'http://localhost:8080'],
    [{ CIGALE_HOST: '::1' }, 'http://[::1]:8080'],
    [{ CIGALE_HOST: '[::1]', CIGALE_PORT: '80' }, 'http://[::1]'],
    [{ CIGALE_PUBLIC_URL: 'https://cigale.example.org/' }, 'https://cigale.example.org'],
    [{ CIGALE_PUBLIC_URL: 'https://example.org/cigale/' }, 'https://example.org/cigale'],
  ])('%o is reached at %s', (env, publicUrl) => {
    expect(load(env).publicUrl).toBe(publicUrl)
  })

  test('relative folders start from the given one', () => {
    expect(load({ CIGALE_DATA_DIR: '../var' }).dataDir).toBe('/srv/var')
    expect(load({ CIGALE_DATA_DIR: '/var/lib/cigale' }).dataDir).toBe('/var/lib/cigale')
  })

  test('proxies are a list of addresses and networks', () => {
    const { trustedProxies } = load({ CIGALE_TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16 fd00::/8' })
    expect(trustedProxies).toEqual(['10.0.0.1', '192.168.0.0/16', 'fd00::/8'])
  })

  test('a password keeps its spaces', () => {
    expect(load({ CIGALE_ADMIN_PASSWORD: ' a b ' }).adminPassword).toBe(' a b ')
  })

  test('misspelt variables are told, those of the tests are not', () => {
    const env = { CIGALE_PROT: '1', CIGALE_TEST_DATABASE_URL: 'x', CIGALE_HOST: 'localhost' }
    expect(load(env).unknownVariables).toEqual(['CIGALE_PROT'])
  })

  test('the configuration cannot be changed', () => {
    expect(Object.isFrozen(load({}))).toBe(true)
    expect(Object.isFrozen(load({}).trustedProxies)).toBe(true)
  })
})

describe('what is refused', () => {
  test.each([
    ['CIGALE_PORT', '80a', 'a port number'],
    ['CIGALE_PORT', '65536', 'a port number'],
    ['CIGALE_PORT', '-1', 'a port number'],
    ['CIGALE_HOST', 'http://localhost', 'an address or host name'],
    ['CIGALE_HOST', '300.0.0.1', 'an address or host name'],
    ['CIGALE_DATABASE_URL', 'mysql://u:p@host/db', 'postgres://'],
    ['CIGALE_DATABASE_URL', 'postgres://u:p@host', 'a database name'],
    ['CIGALE_PUBLIC_URL', 'cigale.example.org', 'http:// or https://'],
    ['CIGALE_PUBLIC_URL', 'ftp://cigale.example.org', 'http:// or https://'],
    ['CIGALE_PUBLIC_URL', 'https://example.org/?a=b', 'without query'],
    ['CIGALE_SEED', 'big', 'minimal, demo, large'],
    ['CIGALE_ROLE', 'worker', 'all, web, work'],
    ['CIGALE_LOG_LEVEL', 'loud', 'debug, info, warn'],
    ['CIGALE_LOG_FORMAT', 'xml', 'pretty, json'],
    ['CIGALE_TRUSTED_PROXIES', '10.0.0.0/33', 'addresses or networks'],
    ['CIGALE_TRUSTED_PROXIES', 'proxy.example.org', 'addresses or networks'],
  ])('%s=%s: the message names the variable and what is expected', (name, value, expected) => {
    const attempt = () => load({ [name]: value })
    expect(attempt).toThrow(name)
    expect(attempt).toThrow(expected)
  })
})

describe('secrets', () => {
  test('do not show in the description', () => {
    const config = load({
      CIGALE_ADMIN_PASSWORD: 'tres-secret',
      CIGALE_DATABASE_URL: 'postgres://cigale:tres-secret@db.example.org:5432/cigale?password=tres-secret&ssl=1',
    })
    expect(JSON.stringify(describeConfig(config))).not.toContain('tres-secret')
    expect(describeConfig(config).CIGALE_DATABASE_URL).toBe(
      'postgres://cigale:(hidden)@db.example.org:5432/cigale?password=(hidden)&ssl=1',
    )
  })

  test('do not show in an error either', () => {
    for (const url of ['mysql://u:tres-secret@host/db', 'tres-secret', 'postgres://u:tres-secret@host']) {
      expect(() => load({ CIGALE_DATABASE_URL: url })).not.toThrow('tres-secret')
    }
  })

  test('a password with an at sign is hidden whole', () => {
    expect(hidePassword('postgres://u:a@b:c@host/db')).toBe('postgres://u:(hidden)@host/db')
  })
})
