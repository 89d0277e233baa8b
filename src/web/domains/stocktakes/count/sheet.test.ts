import { expect, test } from 'vitest'
import { CodeBook, type DeviceScan, merged, type Sheet, type SheetLine, withScans } from './sheet.ts'

const line = (assetId: string, more: Partial<SheetLine> = {}): SheetLine => ({
  assetId,
  name: `PC-${assetId}`,
  codes: { inventoryNumber: null, serial: `SN ${assetId}`, uuid: null, number: assetId },
  expectedPlaceId: 'a1',
  seenPlaceId: null,
  status: 'expected',
  ...more,
})
const sheet: Sheet = {
  publicUrl: 'https://itsm.example.fr',
  at: '2026-01-05T08:00:00.000Z',
  places: [
    { id: 'a', name: 'A', path: ['a'] },
    { id: 'a1', name: 'A > 1', path: ['a', 'a1'] },
    { id: 'b', name: 'B', path: ['b'] },
  ],
  lines: [
    line('1'),
    line('2', { name: 'SN-1' }),
    line('3', { codes: { ...line('3').codes!, serial: 'TWICE' } }),
    line('4', { codes: { ...line('4').codes!, serial: 'twice' } }),
  ],
}
const book = new CodeBook(sheet)

test('a device reads codes as the server does: the surest handle, and nothing when there are several', () => {
  expect(book.assetOf('sn-1')).toBe('1')
  expect(book.assetOf('https://itsm.example.fr/assets/2')).toBe('2')
  expect(book.assetOf('https://itsm.example.fr/assets/99')).toBeNull()
  expect(book.assetOf('TWICE')).toBeNull()
  expect(book.assetOf('PC-3')).toBe('3')
  expect(book.assetOf('?')).toBeNull()
})

const scan = (asset: string, place: string, minute: number, more: Partial<DeviceScan> = {}): DeviceScan => ({
  id: `${asset} ${place} ${minute}`,
  stocktake: '1',
  asset,
  place,
  at: `2026-01-05T08:${String(minute).padStart(2, '0')}:00.000Z`,
  name: '',
  status: 'found',
  isSent: false,
  ...more,
})
const after = (...scans: DeviceScan[]) =>
  Object.fromEntries(withScans(sheet, book, scans).map(({ assetId, status }) => [assetId, status]))

test('what waits to be sent is shown over the sheet: the latest scan counts, not the order', () => {
  expect(after(scan('1', 'b', 5), scan('1', 'a1', 2))).toMatchObject({ 1: 'misplaced', 2: 'expected' })
  expect(after(scan('1', 'b', 2), scan('1', 'a', 5))).toMatchObject({ 1: 'found' })
  expect(after(scan('1', 'b', 2, { isWithdrawn: true }), scan('2', 'b', 2, { isRefused: true }))).toMatchObject({
    1: 'expected',
    2: 'expected',
  })
  expect(after(scan('1', 'b', 2, { isSent: true }))).toMatchObject({ 1: 'expected' })
})

test('changes replace the lines they are about, and new things come after', () => {
  const changed = merged(sheet, {
    ...sheet,
    at: '2026-01-05T09:00:00.000Z',
    lines: [
      line('2', { status: 'found', seenPlaceId: 'a1' }),
      line('x', { assetId: null, name: 'ODD', codes: null, status: 'unknown' }),
    ],
  })
  expect(changed.lines.map(({ name, status }) => [name, status])).toEqual([
    ['PC-1', 'expected'],
    ['PC-2', 'found'],
    ['PC-3', 'expected'],
    ['PC-4', 'expected'],
    ['ODD', 'unknown'],
  ])
  expect(changed.at).toBe('2026-01-05T09:00:00.000Z')
})
