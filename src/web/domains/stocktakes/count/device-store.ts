import type { DeviceScan, Sheet } from './sheet.ts'

/** What the device keeps of a campaign: enough to go on counting after the page was closed. */
export interface KeptCampaign {
  stocktake: string
  name: string
  sheet: Sheet
  at: string
}

const version = 1
/** Sent scans stay for a while, so that the last of them can still be withdrawn. */
const keptSent = 60

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('cigale-count', version)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('campaigns', { keyPath: 'stocktake' })
      asked.result.createObjectStore('scans', { keyPath: 'id' }).createIndex('stocktake', 'stocktake')
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  return opened
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function store(name: 'campaigns' | 'scans', mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(name, mode).objectStore(name)
}

export const readCampaign = async (id: string): Promise<KeptCampaign | undefined> =>
  answerOf((await store('campaigns', 'readonly')).get(id) as IDBRequest<KeptCampaign | undefined>)

export const keepCampaign = async (campaign: KeptCampaign): Promise<unknown> =>
  answerOf((await store('campaigns', 'readwrite')).put(campaign))

/** Oldest first. */
export async function readScans(id: string): Promise<DeviceScan[]> {
  const scans = (await answerOf((await store('scans', 'readonly')).index('stocktake').getAll(id))) as DeviceScan[]
  return scans.toSorted((one, other) => one.at.localeCompare(other.at))
}

export const keepScan = async (scan: DeviceScan): Promise<unknown> =>
  answerOf((await store('scans', 'readwrite')).put(scan))

/** Writes what became of scans, and forgets the old ones that are done with. Returns what is kept. */
export async function keepScans(scans: readonly DeviceScan[]): Promise<DeviceScan[]> {
  const isDone = (scan: DeviceScan) => scan.isSent && (!scan.isWithdrawn || scan.isWithdrawalSent === true)
  const done = scans.filter(isDone)
  const gone = new Set(done.slice(0, Math.max(done.length - keptSent, 0)).map((scan) => scan.id))
  const into = await store('scans', 'readwrite')
  for (const scan of scans) {
    if (gone.has(scan.id)) into.delete(scan.id)
    else into.put(scan)
  }
  await new Promise((resolve, reject) => {
    into.transaction.oncomplete = () => resolve(null)
    into.transaction.onerror = () => reject(into.transaction.error)
  })
  return scans.filter((scan) => !gone.has(scan.id))
}
