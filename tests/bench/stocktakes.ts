import { randomUUID } from 'node:crypto'
import { type Bench, get, query, timed } from './calls.ts'
import { type Call, send, type Target } from './measure.ts'

const post = (path: string, body: unknown): Call => ({ method: 'POST', path: `/api/v1${path}`, body })
const json = async (target: Target, call: Call): Promise<Json> =>
  JSON.parse((await send(target, call)).toString() || '{}') as Json
type Json = Record<string, unknown> & { items: { id: string }[] }

const moves = 5_000
const batch = 500

/** A campaign over all computers: opened, 5,000 of them counted where they should not be, closed with as many moves. */
export const stocktakes: Bench = async function* (target, conditions) {
  const first = async (path: string, asked: Record<string, string>) =>
    (await json(target, get(`${path}?${query({ limit: '1', fields: 'id', ...asked })}`))).items[0]!.id
  const place = await json(
    target,
    post('/locations', { name: `Réserve ${Date.now()}`, entity: await first('/entities', { sort: 'id' }) }),
  )
  const campaign = {
    name: 'Essai de charge',
    entity: await first('/entities', { sort: 'id' }),
    assetTypes: ['computer'],
  }
  const { id } = await json(target, post('/stocktakes', campaign))
  const { expected } = await json(target, get(`/stocktakes/${String(id)}/scope`))
  yield await timed('stocktake.open', conditions, async () => {
    await send(target, post(`/stocktakes/${String(id)}/open`, {}))
    return { count: Number(expected), what: 'assets expected' }
  })
  const ids: string[] = []
  for (let after = ''; ids.length < moves; ) {
    const asked = { limit: String(batch), fields: 'id', q: 'type:computer', sort: 'name', count: 'none' }
    const page = await json(target, get(`/assets?${query(after === '' ? asked : { ...asked, after })}`))
    ids.push(...page.items.map((item) => item.id))
    if (page.next === null) break
    after = String(page.next)
  }
  yield await timed('stocktake.count', conditions, async () => {
    for (let from = 0; from < ids.length; from += batch) {
      const at = new Date().toISOString()
      const scans = ids.slice(from, from + batch).map((asset) => ({ id: randomUUID(), asset, place: place.id, at }))
      await send(target, post(`/stocktakes/${String(id)}/count`, { scans }))
    }
    return { count: ids.length, what: `assets seen elsewhere, ${batch} a batch` }
  })
  yield await timed('stocktake.close', conditions, async () => {
    await send(target, post(`/stocktakes/${String(id)}/close`, { move: 'all' }))
    return { count: ids.length, what: `assets moved with history, ${Number(expected) - ids.length} missing` }
  })
}
