import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Send, startTestServer, type TestServerHouse } from '../../../../tests/support/start-test-server.ts'
import { statementsOf } from '../../../../tests/support/test-database.ts'
import { importables } from '../../engine/imports/import-fields.ts'
import { takeFile } from './take-file.ts'
import { undoFile } from './undo-file.ts'

let house: TestServerHouse
let manager: Send
beforeAll(async () => {
  house = await startTestServer()
  manager = await house.as(await house.people.person('north', [['asset-manager', house.people.entities.north]]))
  await house.people.run('location.create', { name: 'Siège', code: 'S', entity: house.people.entities.north })
})
afterAll(() => house.close())

interface Options {
  kind?: string
  columns?: Record<string, string>
  more?: Record<string, unknown>
  isTrial?: boolean
  send?: Send
}
const columnsOf = (columns: Record<string, string>) =>
  Object.entries(columns).map(([header, field]) => ({ header, field }))

async function upload(name: string, text: string): Promise<string> {
  const form = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n--x--\r\n`
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  return String((await house.admin('POST', '/api/v1/documents', form, type)).json.id)
}

/** Hands the lines in and does the job; gives the record as it stands then, and its report. */
async function take(
  given: string | { document: string },
  { kind = 'assets', columns = {}, more = {}, isTrial = false, send = house.admin }: Options = {},
) {
  const made = await send('POST', '/api/v1/imports', {
    kind,
    ...(typeof given === 'string' ? { text: given } : given),
    isTrial,
    mapping: { columns: columnsOf(columns), ...more },
  })
  expect(made.status, made.text).toBe(201)
  const id = String(made.json.id)
  await takeFile(house.services, id)
  const [record, lines] = [
    await send('GET', `/api/v1/imports/${id}`),
    await send('GET', `/api/v1/imports/${id}/lines?limit=500`),
  ]
  const items = lines.json.items as unknown as {
    line: number
    outcome: string
    errors: { code: string; detail: string }[]
  }[]
  return {
    id,
    record: record.json,
    lines: items,
    verdicts: items.map((item) => [item.line, item.outcome, ...item.errors.map((error) => error.code)].join(' ')),
  }
}
const rows = async (query: string) => (await house.database.pool.query(query)).rows
const asset = { Nom: 'name', Type: 'type', Série: 'serial', Lieu: 'location', Marque: 'manufacturer', Entité: 'entity' }

describe('lines become records', () => {
  test('each line by itself: made, changed, left, refused with the reason; nothing lost', async () => {
    await house.people.run('asset.create', {
      type: 'computer',
      name: 'Vieux',
      serial: 'A-1',
      entity: house.people.entities.north,
    })
    const text = [
      'Nom;Type;Série;Lieu;Entité',
      'PC-1;Ordinateur;a-1;Siège;Nord',
      'PC-2;computer;A-2;s;Racine > rien',
      'PC-3;Moniteur;A-3;;Nord',
      'PC-4;Ordinateur;A-4;Nulle part;Nord',
      ';Ordinateur;A-5;;Nord',
      'PC-6;Bateau;A-6;;Nord',
      'PC-7;Ordinateur;A-3;;Nord',
      "'=HYPERLINK(1);Ordinateur;A-8;;Nord",
    ].join('\n')
    const { record, verdicts } = await take(text, { columns: asset, more: { keys: ['serial'] } })
    expect(verdicts.join(', ')).toBe(
      '2 updated, 3 refused reference, 4 created, 5 refused reference, 6 refused required, 7 refused choice, 8 refused repeated, 9 created',
    )
    expect(record).toMatchObject({ state: 'done', lineCount: 8, createdCount: 2, updatedCount: 1, refusedCount: 5 })
    expect(await rows("select name from asset where serial = 'A-8'")).toEqual([{ name: '=HYPERLINK(1)' }])
    expect(
      await rows("select name, serial, location_id is not null as placed from asset where upper(serial) = 'A-1'"),
    ).toEqual([{ name: 'PC-1', serial: 'A-1', placed: true }])
    const [line] = await rows(
      "select source, action, user_id is not null as known from history where kind = 'asset' and changes::text like '%PC-1%'",
    )
    expect(line).toEqual({ source: 'import', action: 'asset.update', known: true })
  })

  test('given again, nothing changes', async () => {
    const text = 'Nom;Type;Série\nP-1;Ordinateur;B-1\nP-2;Moniteur;B-2\n'
    await take(text, { columns: asset, more: { keys: ['serial'] } })
    const { verdicts } = await take(text, { columns: asset, more: { keys: ['serial'] } })
    expect(verdicts).toEqual(['2 unchanged', '3 unchanged'])
  })

  test('what is missing is made where one asked for it, once, branches included', async () => {
    const text = 'Nom;Type;Marque\nM-1;Moniteur;Acmé\nM-2;Moniteur;ACME\nM-3;Moniteur;Autre\n'
    const mapping = {
      columns: [...columnsOf({ Nom: 'name', Type: 'type' }), { header: 'Marque', field: 'manufacturer', create: true }],
    }
    const { verdicts } = await take(text, { more: mapping })
    expect(verdicts).toEqual(['2 created', '3 created', '4 created'])
    expect(await rows("select name from manufacturer where name in ('Acmé', 'ACME', 'Autre') order by name")).toEqual([
      { name: 'Acmé' },
      { name: 'Autre' },
    ])
    const categories = await take('Nom;Sous\nx;A > B > C\ny;a > b\n', {
      kind: 'ticket-categories',
      more: {
        columns: [
          { header: 'Nom', field: 'name' },
          { header: 'Sous', field: 'parent', create: true },
        ],
      },
    })
    expect(categories.verdicts).toEqual(['2 created', '3 created'])
    expect(
      await rows("select complete_name as name from ticket_category where name in ('x', 'y') order by name"),
    ).toEqual([{ name: 'A > B > C > x' }, { name: 'A > B > y' }])
  })

  test('fields of types; a field that the type does not have is refused', async () => {
    const columns = { Nom: 'name', Type: 'type', Pouces: 'custom.diagonal' }
    const { verdicts, lines } = await take(
      'Nom;Type;Pouces\nE-1;Moniteur;24\nE-2;Ordinateur;24\nE-3;Moniteur;grand\n',
      {
        columns,
      },
    )
    expect(verdicts).toEqual([
      '2 created',
      '3 refused not_of_type',
      expect.stringMatching(/^4 refused (integer|format|decimal)/),
    ])
    expect(lines[1]!.errors[0]!.detail).toContain('Diagonale')
    expect(await rows("select custom from asset where name = 'E-1'")).toEqual([{ custom: { diagonal: 24 } }])
    const again = await take('Nom;Pouces\nE-1;27\n', { columns, more: { keys: ['name'], mode: 'update' } })
    expect(again.verdicts).toEqual(['2 updated'])
  })

  test('a tree, and records that refer to lines further down', async () => {
    const places = 'Nom;Sous;Entité\nBureau;Étage;Nord\nÉtage;Tour;Nord\nTour;;Nord\n'
    const { verdicts } = await take(places, {
      kind: 'locations',
      columns: { Nom: 'name', Sous: 'parent', Entité: 'entity' },
    })
    expect(verdicts).toEqual(['2 created', '3 created', '4 created'])
    expect(await rows("select complete_name as name from location where name = 'Bureau'")).toEqual([
      { name: 'Tour > Étage > Bureau' },
    ])
    const people =
      'Compte;Prénom;Nom;Chef;Entité\nzoe;Zoé;Élan;jean;Nord\njean;Jean;Dupont;;Nord\nseul;Seul;X;personne;Nord\n'
    const found = await take(people, {
      kind: 'users',
      columns: { Compte: 'login', Prénom: 'firstName', Nom: 'lastName', Chef: 'manager', Entité: 'entity' },
      more: { keys: ['login'] },
    })
    expect(found.verdicts).toEqual(['2 created', '3 created', '4 refused reference'])
    expect(
      await rows("select m.login from app_user u join app_user m on m.id = u.manager_id where u.login = 'zoe'"),
    ).toEqual([{ login: 'jean' }])
  })

  test('empty cells keep or clear; filled values stay when one asked for it', async () => {
    const columns = { Série: 'serial', Commentaire: 'comment', Nom: 'name', Type: 'type' }
    await take('Nom;Type;Série;Commentaire\nV;Moniteur;V-1;avant\n', { columns })
    const comment = async () => (await rows("select comment from asset where serial = 'V-1'"))[0]!.comment
    await take('Série;Commentaire\nV-1;\n', { columns, more: { keys: ['serial'] } })
    expect(await comment()).toBe('avant')
    await take('Série;Commentaire\nV-1;après\n', { columns, more: { keys: ['serial'], overwrite: false } })
    expect(await comment()).toBe('avant')
    await take('Série;Commentaire\nV-1;\n', { columns, more: { keys: ['serial'], emptyCells: 'clear' } })
    expect(await comment()).toBeNull()
  })
})

describe('a trial', () => {
  const text = 'Nom;Type;Série;Marque\nT-1;Ordinateur;T-1;Nouvelle\nT-2;Bateau;T-2;\nT-3;Moniteur;T-3;Nouvelle\n'
  const options = { columns: { Nom: 'name', Type: 'type', Série: 'serial' }, more: { keys: ['serial'] } }

  test('says what the import says, and writes nothing', async () => {
    const count = async () =>
      (
        await rows(
          "select (select count(*) from asset) as a, (select count(*) from history where kind = 'asset') as h, (select count(*) from manufacturer) as m",
        )
      )[0]
    const before = await count()
    const trial = await take(text, { ...options, isTrial: true })
    expect(await count()).toEqual(before)
    const real = await take(text, options)
    expect(trial.verdicts).toEqual(real.verdicts)
    expect(trial.record).toMatchObject({ state: 'done', isTrial: true, createdCount: 2, refusedCount: 1 })
  })

  test('shows what would be written over what', async () => {
    const { id } = await take('Nom;Série\nT-9;T-1\n', { ...options, isTrial: true })
    const { json } = await house.admin('GET', `/api/v1/imports/${id}/lines`)
    expect((json.items as unknown as { changes: unknown[] }[])[0]!.changes).toEqual([
      { field: 'name', old: 'T-1', new: 'T-9' },
    ])
  })
})

describe('all or nothing', () => {
  test('one refused line, and none is written', async () => {
    const options = { columns: { Nom: 'name', Type: 'type' }, more: { allOrNothing: true } }
    const bad = await take('Nom;Type\nN-1;Moniteur\nN-2;Bateau\n', options)
    expect(bad.record).toMatchObject({ state: 'refused' })
    expect(await rows("select 1 from asset where name = 'N-1'")).toEqual([])
    const good = await take('Nom;Type\nN-1;Moniteur\nN-2;Moniteur\n', options)
    expect(good.record).toMatchObject({ state: 'done', createdCount: 2 })
  })
})

describe('refused lines', () => {
  test('come back as a file that can be mended and given again', async () => {
    const columns = { Nom: 'name', Type: 'type', Note: 'comment' }
    const { id } = await take('Nom;Type;Note\nR-1;Moniteur;=1+1\nR-2;Bateau;"=1+1; ""x"""\nR-3;Moniteur;\n', {
      columns,
    })
    const file = await house.admin('GET', `/api/v1/imports/${id}/refused`)
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.text).toMatch(/^\ufeffNom;Type;Note;/)
    expect(file.text).toContain(`R-2;Bateau;"'=1+1; ""x""";`)
    const again = await take(file.text.replace('Bateau', 'Moniteur'), { columns })
    expect(again.verdicts).toEqual(['2 created'])
    expect(await rows("select comment from asset where name = 'R-2'")).toEqual([{ comment: '=1+1; "x"' }])
  })
})

describe('rights', () => {
  test('lines outside one’s reach are refused, line by line, as by hand', async () => {
    const { verdicts } = await take('Nom;Type;Entité\nD-1;Moniteur;Nord\nD-2;Moniteur;Sud\n', {
      columns: { Nom: 'name', Type: 'type', Entité: 'entity' },
      send: manager,
    })
    expect(verdicts).toEqual(['2 created', '3 refused reference'])
    const answer = await manager('POST', '/api/v1/imports', {
      kind: 'entities',
      text: 'Nom\nX\n',
      mapping: { columns: [{ header: 'Nom', field: 'name' }] },
    })
    expect(answer.status).toBe(403)
    expect((await manager('GET', '/api/v1/imports/1')).status).toBe(404)
  })

  test('a line says nothing of records that one may not see', async () => {
    await house.people.run('asset.create', {
      type: 'monitor',
      name: 'caché',
      serial: 'H-1',
      entity: house.people.entities.south,
    })
    const { verdicts } = await take('Série;Nom\nH-1;volé\n', {
      columns: { Série: 'serial', Nom: 'name' },
      more: { keys: ['serial'], mode: 'update' },
      send: manager,
    })
    expect(verdicts).toEqual(['2 refused no_match'])
  })
})

describe('the life of an import', () => {
  const columns = { Nom: 'name', Type: 'type', Série: 'serial' }
  test('taken back as a whole; what has changed since stays', async () => {
    await house.people.run('asset.create', {
      type: 'monitor',
      name: 'avant',
      serial: 'U-1',
      entity: house.people.entities.north,
    })
    const { id } = await take('Nom;Type;Série\naprès;Moniteur;U-1\nneuf;Moniteur;U-2\nneuf;Moniteur;U-3\n', {
      columns,
      more: { keys: ['serial'] },
    })
    const [third] = await rows("select id from asset where serial = 'U-3'")
    await house.people.run('asset.remove', { id: String(third!.id) })
    expect((await house.admin('POST', `/api/v1/imports/${id}/undo`, {})).status).toBe(200)
    await undoFile(house.services, id)
    expect((await house.admin('GET', `/api/v1/imports/${id}`)).json).toMatchObject({ state: 'undone', doneCount: 2 })
    expect(
      await rows(
        "select name, deleted_at is not null as gone from asset where serial in ('U-1', 'U-2') order by serial",
      ),
    ).toEqual([
      { name: 'avant', gone: false },
      { name: 'neuf', gone: true },
    ])
    expect((await house.admin('POST', `/api/v1/imports/${id}/undo`, {})).status).toBe(409)
  })

  test('interrupted, it goes on after what is done; done, it is not done again', async () => {
    const made = await house.admin('POST', '/api/v1/imports', {
      kind: 'assets',
      text: 'Nom;Type\nI-1;Moniteur\nI-2;Moniteur\n',
      mapping: { columns: columnsOf(columns), mode: 'create' },
    })
    const id = String(made.json.id)
    await house.database.pool.query("insert into import_line (import_id, line, outcome) values ($1, 2, 'created')", [
      id,
    ])
    await takeFile(house.services, id)
    await takeFile(house.services, id)
    expect(await rows("select name from asset where name like 'I-%'")).toEqual([{ name: 'I-2' }])
  })

  test('stopped before it began, it does nothing', async () => {
    const made = await house.admin('POST', '/api/v1/imports', {
      kind: 'assets',
      text: 'Nom;Type\nS-1;Moniteur\n',
      mapping: { columns: columnsOf(columns) },
    })
    const id = String(made.json.id)
    expect((await house.admin('POST', `/api/v1/imports/${id}/cancel`, {})).status).toBe(200)
    expect((await takeFile(house.services, id)).state).toBe('cancelled')
  })

  test('a file that cannot be read ends with the reason', async () => {
    const { record } = await take('a;b\n1;"2\n3', { columns: {} })
    expect(record).toMatchObject({ state: 'failed', error: 'quote_open {"line":3}' })
  })
  test.each([
    [{ kind: 'boats', text: 'a\n1' }, 'kind'],
    [{ kind: 'assets' }, 'document'],
    [{ kind: 'assets', document: '999999' }, 'document'],
    [
      { kind: 'assets', text: 'a\n1', mapping: { columns: [{ header: 'a', field: 'nothing' }] } },
      'mapping.columns.0.field',
    ],
    [{ kind: 'assets', text: 'a\n1', mapping: { keys: ['comment'] } }, 'mapping.keys.0'],
    [{ kind: 'assets', text: 'a\n1', mapping: { mode: 'update' } }, 'mapping.keys'],
    [{ kind: 'assets', text: 'a\n1', mapping: { keys: ['serial'] } }, 'mapping.keys'],
  ])('%j is refused by %s', async (input, field) => {
    const answer = await house.admin('POST', '/api/v1/imports', input)
    expect(answer.status, answer.text).toBe(422)
    expect((answer.json.errors as unknown as { field: string }[])[0]!.field).toBe(field)
  })
})

test('cells that no database keeps are refused alone', async () => {
  const text = 'Nom;Type\nbon;Moniteur\nmau\0vais;Moniteur\nÀ\u0001;Moniteur\n'
  const document = await upload('fou.csv', text)
  const { verdicts } = await take({ document }, { columns: { Nom: 'name', Type: 'type' } })
  expect(verdicts).toEqual(['2 created', '3 refused characters', expect.stringMatching(/^4 refused/)])
})

test('every kind that can be made or changed by fields can be imported; the preview knows its columns', async () => {
  const kinds = importables(house.services.house).map(({ entry }) => entry.kind.plural)
  expect(kinds).toEqual(
    expect.arrayContaining(
      'entities locations users groups members assets models manufacturers asset-states tickets ticket-categories'.split(
        ' ',
      ),
    ),
  )
  const document = await upload('parc.csv', 'N° de série;Désignation;Nom;Utilisateur;Site\n1;2;3;4;5\n')
  const { json } = await house.admin('GET', `/api/v1/imports/preview?kind=assets&document=${document}`)
  expect(json.file).toMatchObject({ separator: ';', lineCount: 1, keys: ['serial'] })
  expect(
    (json.file!.columns as unknown as { header: string; field: string }[]).map(
      ({ header, field }) => `${header}: ${field}`,
    ),
  ).toEqual(['N° de série: serial', 'Nom: name', 'Utilisateur: user'])
})

test('a thousand lines cost hardly more statements than ten: sets, not lines, go through the gate', async () => {
  const text = (count: number, mark: string) =>
    [
      'Nom;Type;Série;Lieu;Entité',
      ...Array.from({ length: count }, (_, n) => `${mark}-${n};Ordinateur;Z${count}-${n};Siège;Nord`),
    ].join('\n')
  const cost = async (count: number, mark: string, outcome: string) => {
    const made = await house.admin('POST', '/api/v1/imports', {
      kind: 'assets',
      text: text(count, mark),
      mapping: { columns: columnsOf(asset), keys: ['serial'] },
    })
    const id = String(made.json.id)
    const statements = await statementsOf(house.database, () => takeFile(house.services, id))
    expect((await house.admin('GET', `/api/v1/imports/${id}`)).json).toMatchObject({ state: 'done', [outcome]: count })
    return statements.length
  }
  const [few, many] = [await cost(10, 'a', 'createdCount'), await cost(1_000, 'a', 'createdCount')]
  expect(many - few).toBeLessThan(30)
  const [fewAgain, manyAgain] = [await cost(10, 'b', 'updatedCount'), await cost(1_000, 'b', 'updatedCount')]
  expect(manyAgain - fewAgain).toBeLessThan(30)
}, 120_000)
