import { normaliseHandle } from '../../../../shared/fields/handle.ts'
import { assetIdOf, ownHandles } from '../../../../shared/labels/read-code.ts'
import { type LineStatus, lineStatus } from '../../../../shared/stocktakes/line-status.ts'

/** What the server gives a device that will be without network (`/stocktakes/:id/sheet`). */
export interface Sheet {
  publicUrl: string
  at: string
  places: { id: string; name: string; path: string[] }[]
  lines: SheetLine[]
}

export interface SheetLine {
  assetId: string | null
  name: string
  codes: { inventoryNumber: string | null; serial: string | null; uuid: string | null; number: string } | null
  expectedPlaceId: string | null
  seenPlaceId: string | null
  status: LineStatus
}

/** A scan as this device keeps it until the server has it, and a while longer so that it can be withdrawn. */
export interface DeviceScan {
  id: string
  stocktake: string
  code?: string
  asset?: string
  place: string
  at: string
  /** What the person was told it is. */
  name: string
  status: LineStatus
  isSent: boolean
  isRefused?: boolean
  isWithdrawn?: boolean
  /** The server knows of the withdrawal. */
  isWithdrawalSent?: boolean
}

const keyOf = (line: SheetLine): string => line.assetId ?? `code ${line.name}`

/** A sheet with what changed since. */
export function merged(old: Sheet, changes: Sheet): Sheet {
  const fresh = new Map(changes.lines.map((line) => [keyOf(line), line]))
  const lines = old.lines.map((line) => {
    const key = keyOf(line)
    const changed = fresh.get(key)
    fresh.delete(key)
    return changed ?? line
  })
  return { ...changes, lines: fresh.size === 0 ? lines : [...lines, ...fresh.values()] }
}

type OwnHandle = (typeof ownHandles)[number]

/** Codes → assets of the sheet, as the server would look them up: the surest handle first. */
export class CodeBook {
  private readonly publicUrl: string
  private readonly byHandle = new Map<OwnHandle, Map<string, string[]>>(
    ownHandles.map((sort) => [sort, new Map<string, string[]>()]),
  )
  readonly byAsset = new Map<string, SheetLine>()

  constructor(sheet: Sheet) {
    this.publicUrl = sheet.publicUrl
    for (const line of sheet.lines) {
      if (line.assetId === null) continue
      this.byAsset.set(line.assetId, line)
      const { inventoryNumber = null, serial = null, uuid = null, number = null } = line.codes ?? {}
      const values = { inventoryNumber, serial, uuid, number, name: line.name }
      for (const sort of ownHandles) this.add(sort, values[sort], line.assetId)
    }
  }

  private add(sort: OwnHandle, value: string | null, assetId: string): void {
    const handle = normaliseHandle(value ?? '')
    if (handle === '') return
    const known = this.byHandle.get(sort)!
    known.set(handle, [...(known.get(handle) ?? []), assetId])
  }

  /** The asset of the sheet that a code names; null = none, or several. */
  assetOf(code: string): string | null {
    const id = assetIdOf(code, this.publicUrl) ?? assetIdOf(code, globalThis.location?.origin ?? this.publicUrl)
    if (id !== null) return this.byAsset.has(id) ? id : null
    const handle = normaliseHandle(code)
    for (const sort of ownHandles) {
      const found = this.byHandle.get(sort)!.get(handle)
      if (found !== undefined) return found.length === 1 ? found[0]! : null
    }
    return null
  }
}

/** The sheet as it will be once this device has sent what it holds. */
export function withScans(sheet: Sheet, book: CodeBook, scans: readonly DeviceScan[]): SheetLine[] {
  const waiting = scans.filter((scan) => !scan.isSent && !scan.isWithdrawn && !scan.isRefused)
  const undone = scans.filter((scan) => scan.isWithdrawn && scan.isSent && !scan.isWithdrawalSent)
  if (waiting.length + undone.length === 0) return sheet.lines
  const paths = new Map(sheet.places.map((place) => [place.id, place.path]))
  const seen = new Map<string, string | null>()
  for (const scan of undone) seen.set(thingOf(scan, book), null)
  for (const scan of waiting.toSorted((one, other) => one.at.localeCompare(other.at)))
    seen.set(thingOf(scan, book), scan.place)
  return sheet.lines.map((line) => {
    const place = line.assetId === null ? undefined : seen.get(line.assetId)
    return place === undefined ? line : { ...line, seenPlaceId: place, status: statusOf(line, place, paths) }
  })
}

const thingOf = ({ asset, code }: DeviceScan, book: CodeBook): string =>
  asset ?? book.assetOf(code ?? '') ?? `code ${normaliseHandle(code ?? '')}`

export function statusOf(
  line: SheetLine,
  seenPlace: string | null,
  paths: ReadonlyMap<string, readonly string[]>,
): LineStatus {
  return lineStatus({
    hasAsset: line.assetId !== null,
    expectedPath: line.expectedPlaceId === null ? [] : (paths.get(line.expectedPlaceId) ?? [line.expectedPlaceId]),
    seenPlace,
    isClosed: false,
  })
}
