import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'

let house: TestServerHouse
let manager: Send
let headings: { bills: string; paid: string }
let asset: string

beforeAll(async () => {
  house = await startTestServer()
  const { run, person, entities } = house.people
  manager = await house.as(await person('manager', [['asset-manager', entities.north]]))
  const bills = (await run('document-heading.create', { name: 'Achat' })).id
  headings = { bills, paid: (await run('document-heading.create', { name: 'Factures', parent: bills })).id }
  asset = (await run('asset.create', { type: 'computer', name: 'PC', entity: entities.north })).id
})
afterAll(() => house.close())

const at = (path: string) => `/api/v1/assets/${asset}/${path}`
const documents = async () => (await manager('GET', at('documents'))).json.items as unknown as Record<string, unknown>[]
const upload = async (name: string, content: string | Buffer): Promise<string> => {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--x--\r\n')])
  const sent = await manager('POST', '/api/v1/documents', body, {
    'content-type': 'multipart/form-data; boundary=x',
    'x-cigale': 'test',
  })
  expect(sent.status, sent.text).toBe(201)
  return String(sent.json.id)
}
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

describe('documents under headings', () => {
  test('are filed when added or later, and history says where', async () => {
    const bill = await upload('facture.pdf', pdf)
    expect((await manager('POST', at('attach'), { documents: [bill], heading: headings.paid })).status).toBe(200)
    expect(await documents()).toMatchObject([
      { id: bill, url: null, isShown: true, heading: { id: headings.paid, name: expect.stringContaining('Factures') } },
    ])
    await manager('POST', at('file-under'), { documents: [bill], heading: headings.bills })
    await manager('POST', at('file-under'), { documents: [bill], heading: headings.bills })
    await manager('POST', at('file-under'), { documents: [bill], heading: null })
    expect((await documents())[0]).toMatchObject({ heading: null })
    const history = await manager('GET', at('history'))
    const filed = (history.json.items as unknown as { action: string; changes: { newText: string }[] }[]).filter(
      ({ action }) => action === 'asset.file-under',
    )
    expect(filed.map(({ changes }) => changes.map((change) => change.newText))).toEqual([
      ['facture.pdf'],
      ['Achat · facture.pdf'],
    ])
    const unknown = await manager('POST', at('file-under'), { documents: [bill], heading: '999999' })
    expect(unknown.json).toMatchObject({ errors: [{ field: 'heading', code: 'reference' }] })
  })

  test('a heading thrown away keeps its documents; none but the record’s own are filed', async () => {
    const note = await upload('note.txt', 'bonjour')
    const { id: other } = await house.people.run('document-heading.create', { name: 'Divers' })
    await manager('POST', at('attach'), { documents: [note], heading: other })
    const stranger = await house.people.run('asset.create', {
      type: 'computer',
      name: 'X',
      entity: house.people.entities.north,
    })
    await manager('POST', `/api/v1/assets/${stranger.id}/file-under`, { documents: [note], heading: headings.paid })
    expect((await documents()).find(({ id }) => id === note)).toMatchObject({ heading: { id: other } })
    await sql`delete from document_heading where id = ${other}`.execute(house.database.kysely)
    expect((await documents()).find(({ id }) => id === note)).toMatchObject({ heading: null })
  })
})

describe('addresses among the documents', () => {
  test('hang on records like files, have no content, and only http goes', async () => {
    const added = await manager('POST', at('add-link'), {
      url: 'https://exemple.test/notice?x=1',
      heading: headings.bills,
    })
    expect(added.status, added.text).toBe(200)
    const link = (await documents()).find(({ url }) => url !== null)!
    expect(link).toMatchObject({
      name: 'https://exemple.test/notice?x=1',
      isShown: false,
      heading: { id: headings.bills },
    })
    expect((await manager('GET', `/api/v1/documents/${String(link.id)}/content`)).status).toBe(404)
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'notice'])
      expect((await manager('POST', at('add-link'), { url })).status).toBe(422)
    await manager('POST', at('detach'), { documents: [link.id] })
    expect((await documents()).some(({ url }) => url !== null)).toBe(false)
    expect((await manager('POST', at('attach'), { documents: [link.id] })).status).toBe(200)
  })
})

describe('what may be shown in a page', () => {
  test('a PDF in a frame of our own, nothing else in any frame', async () => {
    const bill = await upload('autre.pdf', pdf)
    const shown = await manager('GET', `/api/v1/documents/${bill}/content`)
    expect(shown.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(shown.headers['x-frame-options']).toBe('SAMEORIGIN')
    const page = await upload('page.html', '<script>alert(1)</script>')
    const saved = await manager('GET', `/api/v1/documents/${page}/content`)
    expect(saved.headers['content-disposition']).toMatch(/^attachment/)
    expect(saved.headers['content-security-policy']).toContain('sandbox')
    expect(saved.headers['x-frame-options']).toBe('DENY')
  })
})
