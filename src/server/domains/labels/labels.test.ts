import type { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Box, type PrintedPage, readCodes, readPages } from '../../../../tests/support/printed-page.ts'
import { statementsOf, testDatabase } from '../../../../tests/support/test-database.ts'
import { gridOf, type LabelLayout, mostLabels } from '../../../shared/labels/label-grid.ts'
import { labelLayoutKind } from '../../../shared/labels/labels.kinds.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { storeUpload } from '../../engine/files/documents.ts'
import type { FileAnswer } from '../../engine/house.ts'
import { type Json, listRecords } from '../../engine/lists/list.ts'
import { rooms } from '../index.ts'
import { createTestPeople, type TestPeople } from '../people/people.factory.ts'
import { findByCode, findByCodes } from './find-by-code.ts'
import { logoOf } from './logos.ts'
import { printLabels } from './print-labels.ts'

const database = await testDatabase()
afterAll(() => database.close())
let people: TestPeople
let technician: Actor
let southern: Actor
let layouts: (Json & LabelLayout)[]
const mm = 72 / 25.4

beforeAll(async () => {
  people = await createTestPeople(database, rooms)
  technician = await people.actor(await people.person('tech', [['technician', people.entities.north]]))
  southern = await people.actor(await people.person('south', [['technician', people.entities.south]]))
  layouts = (
    await listRecords(people.reader(technician), labelLayoutKind, {
      fields: [...Object.keys(labelLayoutKind.fields)].join(','),
    })
  ).items as (Json & LabelLayout)[]
})

let made = 0
const asset = async (values: Record<string, unknown> = {}) => {
  made += 1
  const { id } = await people.run('asset.create', {
    type: 'computer',
    name: `Poste ${made}`,
    entity: people.entities.north,
    serial: `SN-${made}`,
    inventoryNumber: `INV/${made}`,
    ...values,
  })
  return id
}
const where = (...ids: string[]) => ({ filter: JSON.stringify({ field: 'id', op: 'in', value: ids }) })
const layoutOf = (name: string) => layouts.find((layout) => layout.name.startsWith(name))!

async function print(layout: string, query: Record<string, unknown>, actor = technician): Promise<PrintedPage[]> {
  const context = { reader: people.reader(actor), services: people.services, requestId: 'test', language: 'fr' }
  return readPages(await bytesOf(await printLabels(layout, query, context)))
}

async function bytesOf(answer: FileAnswer): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer.content as Readable) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const boxes = (layout: LabelLayout): Box[] => {
  const { label, corners } = gridOf(layout)
  return corners.map(({ x, y }) => ({ x: x * mm, y: y * mm, width: label.width * mm, height: label.height * mm }))
}

/** Whether a text lies inside the box, by the widths of the font itself. */
const ruler = new PDFDocument()
function isInside(page: PrintedPage, box: Box): boolean {
  const texts = page.texts.filter(
    ({ x, y }) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
  )
  return (
    texts.length > 0 &&
    texts.every(({ x, y, height, text, font }) => {
      // The first line is set first, in bold.
      ruler.font(font === page.texts[0]!.font ? 'Helvetica-Bold' : 'Helvetica').fontSize(height)
      return x + ruler.widthOfString(text) <= box.x + box.width && y <= box.y + box.height && y - height * 0.72 >= box.y
    })
  )
}

const meet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A PNG with an alpha channel, as logos have; its pixels may be lies. */
function png(width: number, height: number, pixels = Buffer.alloc((width * 4 + 1) * height, 0x60)): Buffer {
  for (let row = 0; row < height && pixels.length >= (width * 4 + 1) * height; row++) pixels[row * (width * 4 + 1)] = 0
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, sum])
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('labels', () => {
  test('of every shipped layout read back to their assets, and no word leaves its label', async () => {
    const long =
      'Très longue désignation d’un équipement, que personne ne lirait en entier sur une étiquette 0123456789'
    const ids = [await asset(), await asset({ name: long, serial: 'X'.repeat(60) }), await asset()]
    expect(layouts.length).toBeGreaterThanOrEqual(9)
    for (const layout of layouts) {
      const pages = await print(layout.id, { ...where(...ids), sort: 'number' })
      const places = boxes(layout)
      const each = places.length
      expect(pages.length, layout.name).toBe(Math.ceil(ids.length / each))
      for (const [index, id] of ids.entries()) {
        const page = pages[Math.floor(index / each)]!
        const box = places[index % each]!
        const codes = await readCodes(page, box)
        expect(codes, `${layout.name}, label ${index + 1}`).toHaveLength(1)
        const found = await findByCode(people.reader(technician), people.services.publicUrl, codes[0]!.text)
        expect(
          found.map((each) => each.id),
          layout.name,
        ).toEqual([id])
        expect(codes[0]!.format).toBe(layout.code === 'qr' ? 'QRCode' : 'Code128')
        expect(isInside(page, box), `${layout.name}, label ${index + 1}`).toBe(true)
      }
      for (const page of pages) {
        const outside = page.filled.filter(
          (bar) => !places.some((box) => bar.x >= box.x && bar.x + bar.width <= box.x + box.width + 0.01),
        )
        expect(outside).toEqual([])
      }
    }
  })

  test('bear the logo of the nearest entity, within the label and clear of the code, which still reads', async () => {
    const { north, root } = people.entities
    const upload = async (bytes: Buffer, actor: Actor) =>
      (await storeUpload(people.services, actor, oneChunk(bytes), 'logo.png')).id
    const wrong = { errors: [expect.objectContaining({ field: 'document' })] }
    const boss = await people.actor(await people.person('boss', [['administrator', root]]))
    const give = async (bytes: Buffer) =>
      people.run('entity.set-logo', { id: root, document: await upload(bytes, boss) }, boss)
    for (const bad of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      // Says 10 × 10 and unpacks to ten million bytes; says 10 000 × 10 000; is cut.
      png(10, 10, Buffer.alloc(10_000_000)),
      png(10_000, 10_000, Buffer.alloc(100)),
      png(40, 20).subarray(0, 60),
    ])
      await expect(give(bad)).rejects.toMatchObject(wrong)
    await expect(
      people.run('entity.set-logo', { id: root, document: await upload(png(40, 20), technician) }, technician),
    ).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) })
    await give(png(400, 200))
    const own = await asset()
    for (const layout of layouts) {
      for (const logo of ['above', 'right']) {
        await people.run('label-layout.update', { id: layout.id, logo })
        const [page] = await print(layout.id, where(own))
        const box = boxes(layout)[0]!
        const place = `${layout.name}, ${logo}`
        expect(page!.images, place).toHaveLength(1)
        const [image] = page!.images
        expect(image!.x >= box.x && image!.x + image!.width <= box.x + box.width + 0.01, place).toBe(true)
        expect(image!.y >= box.y && image!.y + image!.height <= box.y + box.height + 0.01, place).toBe(true)
        expect(
          page!.filled.filter((bar) => meet(bar, image!)),
          place,
        ).toEqual([])
        expect(await readCodes(page!, box), place).toHaveLength(1)
        expect(isInside(page!, box), place).toBe(true)
      }
    }
    expect((await logoOf(people.reader(technician), north)).from?.isOwn).toBe(false)
    expect((await print(layouts[0]!.id, {}))[0]!.images).toHaveLength(1)
    await people.run('entity.remove-logo', { id: root })
    expect((await print(layouts[0]!.id, where(own)))[0]!.images).toEqual([])
    for (const layout of layouts) await people.run('label-layout.update', { id: layout.id, logo: null })
  })

  test('begin where a used sheet is free, and go on over the next', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => asset()))
    const layout = layoutOf('Avery L7160 (')
    const pages = await print(layout.id, { ...where(...ids), start: 19, sort: 'number' })
    expect(pages).toHaveLength(2)
    const taken = await Promise.all(
      pages.map((page) => Promise.all(boxes(layout).map(async (box) => (await readCodes(page, box)).length))),
    )
    expect(taken[0]!.flatMap((count, place) => (count > 0 ? [place + 1] : []))).toEqual([19, 20, 21])
    expect(taken[1]!.flatMap((count, place) => (count > 0 ? [place + 1] : []))).toEqual([1, 2])
    await expect(print(layout.id, { ...where(...ids), start: 22 })).rejects.toMatchObject({
      errors: [{ field: 'start', code: 'label_place', params: { most: 21 } }],
    })
  })

  test('say what their layout chooses, in its order, under the title', async () => {
    const { id: layout } = await people.run('label-layout.create', {
      name: 'Ruban',
      paper: 'tape',
      labelWidth: '80',
      labelHeight: '30',
      columns: 1,
      rows: 1,
      marginLeft: '0',
      marginTop: '0',
      gapX: '0',
      gapY: '0',
      code: 'none',
      heading: 'Ville de Nîmes',
      fields: ['inventoryNumber', 'serial', 'type'],
    })
    const id = await asset({ inventoryNumber: 'INV-Ŵ-œ', serial: 'ABC' })
    const [page] = await print(layout, where(id))
    expect(page!.texts.map(({ text }) => text)).toEqual(['Ville de Nîmes', 'INV-W-œ', 'S/N ABC', 'Ordinateur'])
  })

  test('of Code 128 say so where there is no number to print', async () => {
    const id = await asset({ inventoryNumber: null })
    const [page] = await print(layoutOf('Avery L7160, Code').id, where(id))
    expect(page!.texts.map(({ text }) => text)).toContain('Sans numéro d’inventaire')
  })

  test('a proof shows every place of the sheet', async () => {
    const layout = layoutOf('Avery L7651')
    const [page] = await print(layout.id, {})
    expect(page!.outlined).toHaveLength(65)
    expect(await readCodes(page!, boxes(layout)[0]!)).toHaveLength(1)
  })

  test('show only what their reader may see, and say when that is nothing or too much', async () => {
    const id = await asset()
    await expect(print(layouts[0]!.id, where(id), southern)).rejects.toMatchObject({
      errors: [{ field: 'filter', code: 'no_label' }],
    })
    await sql`insert into asset (type, name, entity_id) select 'monitor', 'Lot', ${people.entities.north} from generate_series(1, ${mostLabels + 1})`.execute(
      database.kysely,
    )
    await expect(print(layouts[0]!.id, { q: 'type:monitor' })).rejects.toMatchObject({
      code: 'too_large',
      params: { limit: mostLabels },
    })
  })

  test('a layout that leaves its sheet is refused', async () => {
    const values = {
      name: 'Trop large',
      paper: 'a4',
      labelWidth: '63.5',
      labelHeight: '38.1',
      columns: 3,
      rows: 7,
      marginLeft: '7.25',
      marginTop: '15.15',
      gapX: '2.5',
      gapY: '0',
      code: 'qr',
      fields: ['name'],
    }
    await expect(people.run('label-layout.create', { ...values, columns: 4 })).rejects.toMatchObject({
      errors: [{ field: 'labelWidth', code: 'beyond_sheet' }],
    })
    await expect(people.run('label-layout.create', { ...values, rows: 8 })).rejects.toMatchObject({
      errors: [{ field: 'labelHeight', code: 'beyond_sheet' }],
    })
    const { id } = await people.run('label-layout.create', values)
    await expect(people.run('label-layout.update', { id, gapX: '20' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a code', () => {
  const names = async (code: string, actor = technician) =>
    (await findByCode(people.reader(actor), people.services.publicUrl, code)).map(({ id, by }) => [id, by])

  test('is an address, an inventory number, a serial, a number or a name, in this order', async () => {
    const one = await asset({ name: 'CODE-7', serial: 'AA 11-22', inventoryNumber: 'BB/33' })
    const other = await asset({ name: 'BB33', serial: 'CODE 7' })
    const { rows } = await sql<{ number: string }>`select number from asset where id = ${one}`.execute(database.kysely)
    expect(await names(`https://itsm.example.fr/assets/${one}`)).toEqual([[one, 'address']])
    expect(await names(`http://ITSM.example.fr:8080/assets/${one}/`)).toEqual([[one, 'address']])
    expect(await names(`https://other.example.fr/assets/${one}`)).toEqual([])
    expect(await names('bb-33')).toEqual([[one, 'inventoryNumber']])
    expect(await names('aa1122')).toEqual([[one, 'serial']])
    expect(await names('code7')).toEqual([[other, 'serial']])
    expect(await names(`n° ${rows[0]!.number}`)).toEqual([[one, 'number']])
    expect(await names('rien de tel')).toEqual([])
    for (const odd of [
      '',
      ' ',
      '%',
      "'; drop table asset; --",
      '\u202e',
      '9'.repeat(40),
      'https://[',
      'http://x/assets/1',
    ])
      expect(await names(odd)).toEqual([])
  })

  test('names nothing that its reader may not see, nor what is in the trash', async () => {
    const id = await asset({ serial: 'HIDDEN-1' })
    expect(await names('HIDDEN-1', southern)).toEqual([])
    expect(await names(`https://itsm.example.fr/assets/${id}`, southern)).toEqual([])
    await people.run('asset.remove', { id })
    expect(await names('HIDDEN-1')).toEqual([])
  })

  test('names all that have it when it is double; five hundred are looked up in one statement', async () => {
    const ids = [await asset({ serial: 'DOUBLE' }), await asset({ serial: 'double' })]
    expect((await names('DOUBLE')).map(([id]) => id)).toEqual(ids)
    const codes = Array.from({ length: 500 }, (_, index) => `SN-${index}`)
    const reader = people.reader(technician)
    const statements = await statementsOf(database, () => findByCodes(reader, people.services.publicUrl, codes))
    expect(statements).toHaveLength(1)
  })
})
