import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { stocktakeKind } from '../../../../shared/stocktakes/stocktakes.kinds.ts'
import { api } from '../../../engine/api.ts'
import { isProblem } from '../../../engine/problem.ts'
import type { Json } from '../../../engine/records.ts'
import { type KeptCampaign, keepCampaign, keepScan, keepScans, readCampaign, readScans } from './device-store.ts'
import { CodeBook, type DeviceScan, merged, type Sheet, type SheetLine, statusOf, withScans } from './sheet.ts'
import { stayOpen } from './stay-open.ts'

export interface Counting {
  campaign: KeptCampaign | null
  /** Lines with what this device has not sent yet. */
  lines: SheetLine[]
  scans: DeviceScan[]
  waiting: number
  network: 'online' | 'offline' | 'sending'
  /** Not started, or not open: nothing can be sent. */
  fault: 'notLoaded' | 'closed' | 'storage' | null
  add: (what: { code: string } | { asset: string }, place: string) => Promise<DeviceScan | null>
  withdraw: (scan: DeviceScan) => Promise<void>
  send: () => Promise<void>
}

const batch = 200
const often = 15_000

interface CountAnswer {
  accepted: string[]
  refused: { id: string }[]
}

const isWaiting = (scan: DeviceScan) =>
  scan.isWithdrawn ? !scan.isWithdrawalSent : !scan.isSent && scan.isRefused !== true

/** Counting that does not care whether there is a network: all goes to the device first, and from there when it can. */
export function useCounting(id: string): Counting {
  const [campaign, setCampaign] = useState<KeptCampaign | null>(null)
  const [scans, setScans] = useState<DeviceScan[]>([])
  const [network, setNetwork] = useState<Counting['network']>(navigator.onLine ? 'online' : 'offline')
  const [fault, setFault] = useState<Counting['fault']>(null)
  const held = useRef<DeviceScan[]>([])
  const isSending = useRef(false)
  /** As the server gave it to this page: the first time whole, then only what changed. */
  const asked = useRef<Sheet | null>(null)
  const show = useCallback((next: DeviceScan[]) => {
    held.current = next
    setScans(next)
  }, [])

  const refresh = useCallback(async () => {
    const known = asked.current
    const [record, answer] = await Promise.all([
      api.get<Json>(`/${stocktakeKind.plural}/${id}`),
      api.get<Sheet>(`/${stocktakeKind.plural}/${id}/sheet`, { query: { since: known?.at } }),
    ])
    const sheet = known === null ? answer : merged(known, answer)
    asked.current = sheet
    const kept = { stocktake: id, name: String(record.name), sheet, at: new Date().toISOString() }
    setCampaign(kept)
    setFault(record.state === 'open' ? null : 'closed')
    await keepCampaign(kept).catch(() => setFault('storage'))
  }, [id])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      while (held.current.some(isWaiting)) {
        setNetwork('sending')
        show(await sendBatch(id, held.current, () => held.current))
      }
      await refresh()
      setNetwork('online')
    } catch (error) {
      setNetwork(isProblem(error, 'offline') ? 'offline' : 'online')
      if (isProblem(error, 'state')) setFault('closed')
    } finally {
      isSending.current = false
    }
  }, [id, refresh, show])

  useEffect(() => {
    let isGone = false
    const begin = async () => {
      const [kept, mine] = await Promise.all([readCampaign(id), readScans(id)]).catch(() => {
        setFault('storage')
        return [undefined, []] as const
      })
      if (isGone) return
      if (kept !== undefined) setCampaign(kept)
      show([...mine])
      await send()
      if (!isGone && kept === undefined) setFault((known) => known ?? (navigator.onLine ? null : 'notLoaded'))
    }
    void begin()
    stayOpen().catch(() => undefined)
    const again = () => void send()
    const lost = () => setNetwork('offline')
    addEventListener('online', again)
    addEventListener('offline', lost)
    const timer = setInterval(again, often)
    return () => {
      isGone = true
      removeEventListener('online', again)
      removeEventListener('offline', lost)
      clearInterval(timer)
    }
  }, [id, send, show])

  const book = useMemo(() => (campaign === null ? null : new CodeBook(campaign.sheet)), [campaign])
  const lines = useMemo(
    () => (campaign === null || book === null ? [] : withScans(campaign.sheet, book, scans)),
    [campaign, book, scans],
  )

  const add: Counting['add'] = async (what, place) => {
    if (campaign === null || book === null) return null
    const scan = scanOf(id, campaign.sheet, book, what, place)
    // On the device before anything else: a page that dies now has lost nothing.
    await keepScan(scan).catch(() => setFault('storage'))
    show([...held.current, scan])
    if (navigator.onLine) void send()
    return scan
  }
  const withdraw: Counting['withdraw'] = async (scan) => {
    const next = { ...scan, isWithdrawn: true }
    await keepScan(next).catch(() => setFault('storage'))
    show(held.current.map((each) => (each.id === scan.id ? next : each)))
    if (navigator.onLine) void send()
  }
  return { campaign, lines, scans, waiting: scans.filter(isWaiting).length, network, fault, add, withdraw, send }
}

function scanOf(
  id: string,
  sheet: Sheet,
  book: CodeBook,
  what: { code: string } | { asset: string },
  place: string,
): DeviceScan {
  const assetId = 'asset' in what ? what.asset : book.assetOf(what.code)
  const line = assetId === null ? undefined : book.byAsset.get(assetId)
  const paths = new Map(sheet.places.map((each) => [each.id, each.path]))
  return {
    id: crypto.randomUUID(),
    stocktake: id,
    ...what,
    place,
    at: new Date().toISOString(),
    name: line?.name ?? ('code' in what ? what.code : what.asset),
    status: line === undefined ? 'unknown' : statusOf(line, place, paths),
    isSent: false,
  }
}

/** Sends what waits, as much as fits in one request; what the server has is marked. A second sending does no harm. */
async function sendBatch(id: string, scans: readonly DeviceScan[], latest: () => DeviceScan[]): Promise<DeviceScan[]> {
  const waiting = scans.filter(isWaiting)
  const fresh = waiting.filter((scan) => !scan.isWithdrawn).slice(0, batch)
  const withdrawn = waiting.filter((scan) => scan.isWithdrawn).slice(0, batch)
  const answer = await api.post<CountAnswer>(`/${stocktakeKind.plural}/${id}/count`, {
    scans: fresh.map(({ id: scanId, code, asset, place, at }) => ({
      id: scanId,
      ...(code === undefined ? { asset } : { code }),
      place,
      at,
    })),
    withdrawn: withdrawn.map((scan) => scan.id),
  })
  const accepted = new Set(answer.accepted)
  const refused = new Set(answer.refused.map((each) => each.id))
  const told = new Set(withdrawn.map((scan) => scan.id))
  // Others may have been scanned while this was on its way.
  const next = latest().map((scan) => ({
    ...scan,
    ...(accepted.has(scan.id) ? { isSent: true } : {}),
    ...(refused.has(scan.id) ? { isRefused: true } : {}),
    ...(told.has(scan.id) ? { isSent: true, isWithdrawalSent: true } : {}),
  }))
  return keepScans(next).catch(() => next)
}
