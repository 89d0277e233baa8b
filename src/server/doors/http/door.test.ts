import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Send, startTestServer } from '../../../../tests/support/start-test-server.ts'
import { goodPassword } from '../../domains/people/people.factory.ts'
import { describeApi } from '../../engine/openapi.ts'

const house = await startTestServer()
const { people } = house
let technician: Send
let requester: Send

beforeAll(async () => {
  technician = await house.as(await people.person('tech', [['technician', people.entities.north]]))
  requester = await house.as(await people.person('marie', [['requester', people.entities.north]]))
})
afterAll(() => house.close())

const count = async (table: string): Promise<number> =>
  Number((await house.database.pool.query(`select count(*) from ${table}`)).rows[0].count)

const everyOperation = Object.entries(describeApi(house.services.house).paths as Record<string, object>).flatMap(
  ([path, operations]) =>
    Object.keys(operations).map((method) => ({
      method: method.toUpperCase() as 'GET',
      url: `/api/v1${path.replace(/\{\w+\}/g, '1')}`,
    })),
)

describe('strangers', () => {
  /** All that may be asked without signing in: what it answers then. */
  const open: Record<string, number> = {
    'POST /api/v1/session': 422,
    'DELETE /api/v1/session': 204,
    'GET /api/v1/approval-links/1': 404,
    'POST /api/v1/approval-links/1': 422,
    'GET /api/v1/survey-links/1': 404,
    'GET /api/v1/feeds/1': 404,
    'POST /api/v1/survey-links/1': 422,
  }

  test('get 401 on every operation but the way in, and nothing happens', async () => {
    const before = await count('history')
    expect(everyOperation.length).toBeGreaterThan(100)
    for (const { method, url } of everyOperation) {
      const answer = await house.anonymous(method, url, method === 'GET' || method === 'DELETE' ? undefined : {})
      expect(`${method} ${url} ${answer.status}`).toBe(`${method} ${url} ${open[`${method} ${url}`] ?? 401}`)
    }
    for (const url of ['/api/v1/live', '/api/v1/documents/1/content', '/api/v1/assets/export'])
      expect((await house.anonymous('GET', url)).status).toBe(401)
    for (const url of ['/api/v1/documents', '/api/v1/assets/bulk', '/api/v1/changes/undo'])
      expect((await house.anonymous('POST', url, {})).status).toBe(401)
    expect(await count('history')).toBe(before)
  })

  test.each([
    ['a made-up token', { authorization: `Bearer ${'x'.repeat(43)}` }],
    ['a made-up cookie', { cookie: `cigale_session=${'x'.repeat(43)}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a basic password', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['quotes in the cookie', { cookie: "cigale_session=' or 1=1 --" }],
  ])('stay strangers with %s', async (_what, headers) => {
    expect((await house.anonymous('GET', '/api/v1/users', undefined, headers)).status).toBe(401)
  })

  test('written otherwise, an address is no way round', async () => {
    for (const url of [
      '//api/v1/users',
      '/API/v1/users',
      '/%61pi/v1/users',
      '/api/v1/../v1/users',
      '/api/v1//users',
      '/api/v1/users/',
    ])
      expect([401, 404], url).toContain((await house.anonymous('GET', url)).status)
  })
})

describe('every answer', () => {
  const headers = [
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'x-frame-options',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'permissions-policy',
  ]
  const cases: [string, () => Promise<Answer>][] = [
    ['a list', () => house.admin('GET', '/api/v1/assets')],
    ['a refusal', () => house.anonymous('GET', '/api/v1/assets')],
    ['an unknown route', () => house.admin('GET', '/api/v1/nothing')],
    ['an unknown page', () => house.anonymous('GET', '/nothing')],
    ['health', () => house.anonymous('GET', '/health')],
    ['a wrong method', () => house.admin('PUT', '/api/v1/assets', {})],
    ['broken JSON', () => house.admin('POST', '/api/v1/assets', '{', { 'content-type': 'application/json' })],
    ['an address that cannot be decoded', () => house.admin('GET', '/api/v1/assets/%ff')],
    ['an export', () => house.admin('GET', '/api/v1/assets/export')],
    ['the API document', () => house.admin('GET', '/api/v1/openapi.json')],
    ['an agent', () => house.anonymous('POST', '/ocsinventory', 'x', { 'content-type': 'application/xml' })],
  ]
  test.each(cases)('carries the security headers: %s', async (_what, ask) => {
    const answer = await ask()
    expect(headers.filter((name) => answer.headers[name] === undefined)).toEqual([])
    expect(answer.headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe")
    expect(answer.headers['x-powered-by'] ?? answer.headers.server).toBeUndefined()
  })

  test('promises TLS only where it is ours to promise', async () => {
    expect((await house.admin('GET', '/health')).headers['strict-transport-security']).toBeUndefined()
  })
})

describe('problem documents', () => {
  const cases: [string, number, string, () => Promise<Answer>][] = [
    ['unauthenticated', 401, 'unauthenticated', () => house.anonymous('GET', '/api/v1/assets')],
    ['forbidden', 403, 'forbidden', () => technician('POST', '/api/v1/entities', { name: 'x' })],
    ['not found', 404, 'not_found', () => house.admin('GET', '/api/v1/assets/999')],
    ['unknown route', 404, 'not_found', () => house.admin('GET', '/api/v1/nothing')],
    ['invalid', 422, 'invalid', () => house.admin('POST', '/api/v1/manufacturers', {})],
    ['query', 422, 'query', () => house.admin('GET', '/api/v1/assets?q=nosuch:1')],
    ['range of the wrong sort', 422, 'query', () => house.admin('GET', '/api/v1/assets?q=name:>a..b')],
    ['cursor', 400, 'bad_request', () => house.admin('GET', '/api/v1/assets?after=x')],
    [
      'JSON',
      400,
      'bad_request',
      () => house.admin('POST', '/api/v1/assets', '{', { 'content-type': 'application/json' }),
    ],
    [
      'media type',
      415,
      'media_type',
      () => house.admin('POST', '/api/v1/assets', 'a', { 'content-type': 'text/yaml' }),
    ],
    ['undecodable address', 400, 'bad_request', () => house.admin('GET', '/api/v1/assets/%ff')],
    ['too large', 413, 'too_large', () => house.admin('POST', '/api/v1/assets', { name: 'x'.repeat(2_200_000) })],
  ]
  test.each(cases)('%s: code, title, detail and request id in both languages', async (_what, status, code, ask) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json).toMatchObject({ code, status, requestId: expect.stringMatching(/^[\w-]{36}$/) })
    const { title, detail } = answer.json
    for (const text of [title, detail]) expect(String(text)).toMatch(/^[^{}]{5,}$/)
    expect(answer.text).not.toMatch(/select |insert |node_modules|\.ts:|at async/)
  })

  test('speak the language that was asked for, or that of the person', async () => {
    const ask = (language: string) =>
      house.anonymous('GET', '/api/v1/assets', undefined, { 'accept-language': language })
    expect((await ask('fr-FR,fr;q=0.9')).json.title).toBe('Connexion nécessaire')
    expect((await ask('en-GB,en')).json.title).not.toBe('Connexion nécessaire')
    expect((await ask('de,*')).json.title).toBe('Connexion nécessaire')
  })

  test('what cannot be stored is refused in addresses too, before anything is asked of the database', async () => {
    for (const path of ['search', 'assets', 'tickets/export', 'tickets/figures', 'tickets/board'])
      for (const words of ['%00', 'name%3A%00', 'a%00b'])
        expect((await house.admin('GET', `/api/v1/${path}?by=status&q=${words}`)).status, `${path} ${words}`).toBe(422)
  })

  test('name every wrong field with a sentence', async () => {
    const answer = await house.admin('POST', '/api/v1/assets', { type: 'boat', nosuch: 1, name: 'a\u0000b' })
    expect(answer.json.errors).toMatchObject([
      { field: 'name', code: 'characters', detail: expect.stringContaining('caractère') },
    ])
    const next = await house.admin('POST', '/api/v1/assets', { type: 'boat', nosuch: 1, name: '' })
    const fields = (next.json.errors as unknown as { field: string; detail: string }[]).map(({ field }) => field)
    expect(fields.sort()).toEqual(['entity', 'name', 'nosuch', 'type'])
  })
})

describe('writes from foreign pages', () => {
  const password = goodPassword
  let signedIn: { send: Send; cookie: string }
  beforeAll(async () => {
    const id = await people.person('paul', [['super-administrator', people.entities.root]])
    await people.run('user.set-password', { id, password })
    signedIn = await house.signIn('paul', password)
  })

  test.each([
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['an Origin that only begins like ours', { origin: 'http://localhost.evil.example' }],
    ['Origin: null', { origin: 'null' }],
    ['an Origin that is no address', { origin: 'localhost' }],
  ])('are refused: %s', async (_what, headers) => {
    const before = await count('history')
    for (const { method, url } of everyOperation.filter((each) => each.method !== 'GET'))
      expect([403], `${method} ${url}`).toContain((await signedIn.send(method, url, {}, headers)).status)
    expect(await count('history')).toBe(before)
  })

  test('a form cannot send what we read', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain'])
      expect((await signedIn.send('POST', '/api/v1/manufacturers', 'name=x', { 'content-type': type })).status).toBe(
        415,
      )
    const upload = await signedIn.send('POST', '/api/v1/documents', '--x--', {
      'content-type': 'multipart/form-data; boundary=x',
    })
    expect(upload.status).toBe(403)
  })

  test('our own page may', async () => {
    const headers = { origin: 'http://localhost:8000', 'sec-fetch-site': 'same-origin', host: 'localhost:8000' }
    expect((await signedIn.send('POST', '/api/v1/manufacturers', { name: 'Ours' }, headers)).status).toBe(201)
  })

  test('the cookie is out of the reach of scripts, and dies with the session', async () => {
    const answer = await house.anonymous('POST', '/api/v1/session', { login: 'paul', password })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!
    const with_ = (method: 'GET' | 'DELETE') => house.anonymous(method, '/api/v1/session', undefined, { cookie })
    expect((await with_('GET')).status).toBe(200)
    expect((await with_('DELETE')).status).toBe(204)
    expect((await with_('GET')).status).toBe(401)
  })
})

describe('bodies', () => {
  test.each([
    '{"__proto__":{"isAdmin":true},"name":"x"}',
    '{"constructor":{"prototype":{"isAdmin":true}},"name":"x"}',
    '{"name":"x","comment":{"__proto__":{"a":1}}}',
  ])('that reach for prototypes are refused: %s', async (body) => {
    const answer = await house.admin('POST', '/api/v1/manufacturers', body, { 'content-type': 'application/json' })
    expect([400, 422]).toContain(answer.status)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test.each(['[]', '"x"', '1', 'null', 'true'])('that are no objects are refused: %s', async (body) => {
    const answer = await house.admin('POST', '/api/v1/manufacturers', body, { 'content-type': 'application/json' })
    expect(answer.status).toBe(422)
  })

  test('nested a hundred thousand deep are refused before anything reads them', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const body of [`{"name":${deep}}`, `{"custom":{"a":${deep}},"name":"x"}`, deep]) {
      const answer = await house.admin('POST', '/api/v1/assets', body, {
        'content-type': 'application/json',
        'idempotency-key': 'deep',
      })
      expect([400, 422]).toContain(answer.status)
    }
    const filter = `${'{"not":'.repeat(2000)}{"text":"a"}${'}'.repeat(2000)}`
    expect((await house.admin('GET', `/api/v1/assets?filter=${encodeURIComponent(filter)}`)).status).toBe(422)
  })

  test('fields that are not a person’s to write are refused, all of them', async () => {
    const made = await house.admin('POST', '/api/v1/manufacturers', { name: 'Mass' })
    for (const field of ['id', 'createdAt', 'updatedAt', 'deletedAt', 'search', 'version_', 'observed'])
      expect((await house.admin('POST', '/api/v1/manufacturers', { name: 'M2', [field]: '1' })).status, field).toBe(422)
    const url = `/api/v1/tickets`
    for (const [field, value] of Object.entries({
      status: 'closed',
      number: 1,
      author: '1',
      openedAt: '2020-01-01T00:00:00Z',
      waitingSeconds: 5,
    }))
      expect((await house.admin('POST', url, { title: 't', description: 'd', [field]: value })).status, field).toBe(422)
    expect(made.status).toBe(201)
  })
})

describe('versions', () => {
  const make = async () =>
    (await house.admin('POST', '/api/v1/groups', { name: `g${Math.random()}`, entity: people.entities.root })).json

  test('ETag of what was read, If-Match of what was seen: 412 for a stale one, nothing written', async () => {
    const { id } = await make()
    const url = `/api/v1/groups/${id}`
    const read = await house.admin('GET', url)
    expect(read.headers.etag).toBe('"1"')
    const first = await house.admin('PATCH', url, { code: 'A' }, { 'if-match': '"1"' })
    expect(first.json).toMatchObject({ code: 'A', version: 2 })
    const second = await house.admin('PATCH', url, { code: 'B' }, { 'if-match': '"1"' })
    expect([second.status, second.json.code]).toEqual([412, 'version'])
    expect((await house.admin('DELETE', url, undefined, { 'if-match': '"1"' })).status).toBe(412)
    expect((await house.admin('PATCH', url, { code: 'B', version: 1 })).status).toBe(412)
    expect((await house.admin('GET', url)).json).toMatchObject({ code: 'A', version: 2 })
    expect((await house.admin('PATCH', url, { code: 'C' }, { 'if-match': 'W/"2"' })).json.version).toBe(3)
    expect((await house.admin('PATCH', url, { code: 'D' }, { 'if-match': '*' })).json.version).toBe(4)
  })

  test.each(['"abc"', 'abc', '"1", "2"', '""', '-1'])('If-Match: %s never passes for "any version"', async (value) => {
    const { id } = await make()
    const answer = await house.admin('PATCH', `/api/v1/groups/${id}`, { code: 'X' }, { 'if-match': value })
    expect([412, 422]).toContain(answer.status)
    expect((await house.admin('GET', `/api/v1/groups/${id}`)).json.code).toBeNull()
  })

  test('HEAD answers as GET, without a body', async () => {
    const { id } = await make()
    for (const url of [`/api/v1/groups/${id}`, '/api/v1/groups', '/health']) {
      const [head, get] = [await house.admin('HEAD', url), await house.admin('GET', url)]
      expect([head.status, head.text, head.headers['content-type']]).toEqual([
        get.status,
        '',
        get.headers['content-type'],
      ])
    }
    expect((await house.admin('HEAD', `/api/v1/groups/${id}`)).headers.etag).toBe('"1"')
  })
})

describe('for machines', () => {
  test('/health says no more than whether it is well', async () => {
    expect((await house.anonymous('GET', '/health')).text).toBe('{"status":"ok"}')
    house.setReady(false)
    const answer = await house.anonymous('GET', '/health')
    house.setReady(true)
    expect([answer.status, answer.text]).toEqual([503, '{"status":"unavailable"}'])
  })

  test('/metrics is for this machine and for those who may measure', async () => {
    const local = await house.anonymous('GET', '/metrics')
    expect(local.text).toMatch(/^# HELP .*\n# TYPE .* gauge\n\w+ \d/)
    const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
      house.server.inject({ method: 'GET', url: '/metrics', remoteAddress, headers })
    expect((await from('10.0.0.8')).statusCode).toBe(401)
    // A proxy on this machine passes on what others ask.
    expect((await from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(401)
    expect((await from('10.0.0.8', { 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(401)
    expect((await requester('GET', '/metrics', undefined, { via: '1.1 proxy' })).status).toBe(401)
    expect((await house.admin('GET', '/metrics', undefined, { via: '1.1 proxy' })).status).toBe(200)
  })
})
