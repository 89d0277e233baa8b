import { setTimeout as pause } from 'node:timers/promises'
import { type Bench, get, query, timed } from './calls.ts'
import { measure, send, type Target } from './measure.ts'

const json = async (target: Target, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Json> =>
  JSON.parse((await send(target, { method, path: `/api/v1${path}`, body })).toString()) as Json
type Json = Record<string, unknown> & { items: { id: string }[] }

const lines = 10_000

/** A spreadsheet of 10,000 new machines, each with a place and a maker to be found; then the same file again. */
export const imports: Bench = async function* (target, conditions) {
  const run = Date.now()
  const rows = Array.from(
    { length: lines },
    (_, index) => `Poste ${run}-${index};Ordinateur;IMP${run}${index};Dell Inc.;essai ${index}`,
  )
  const text = ['Nom;Type;Série;Fabricant;Commentaire', ...rows].join('\n')
  const fields = { Nom: 'name', Type: 'type', Série: 'serial', Fabricant: 'manufacturer', Commentaire: 'comment' }
  const columns = Object.entries(fields).map(([header, field]) => ({ header, field }))
  const take = async (what: string) => {
    const mapping = { columns, keys: ['serial'] }
    const made = await json(target, 'POST', '/imports', { kind: 'assets', text, isTrial: false, mapping })
    for (;;) {
      const now = await json(target, 'GET', `/imports/${String(made.id)}`)
      if (now.state === 'done') return { count: lines, what: `lines, ${what}: ${counts(now)}` }
      if (now.state === 'failed') throw new Error(`the import failed: ${String(now.error)}`)
      await pause(50)
    }
  }
  yield await timed('import.create', conditions, () => take('all new'))
  yield await timed('import.again', conditions, () => take('all known'))
}

const counts = (now: Json): string =>
  ['created', 'updated', 'unchanged', 'refused'].map((each) => `${String(now[`${each}Count`])} ${each}`).join(', ')

/** A tree of 364 assets that depend on one another, three on each, five steps deep; made the first time. */
export const impact: Bench = async function* (target, conditions) {
  const asked = query({ limit: '364', fields: 'id', q: 'type:monitor', sort: 'number', count: 'none' })
  const ids = (await json(target, 'GET', `/assets?${asked}`)).items.map((item) => item.id)
  const path = `/assets/${ids[0]}/impact?depth=5`
  const known = (await json(target, 'GET', path)).nodes as unknown[]
  if (known.length < ids.length) {
    const types = (await json(target, 'GET', '/link-types')).items as { id: string; code?: string }[]
    const type = types.find((each) => each.code === 'depends-on')!.id
    for (let index = 1; index < ids.length; index++)
      await json(target, 'POST', '/asset-links', { from: ids[index], type, to: ids[Math.floor((index - 1) / 3)] })
  }
  yield await measure(target, 'impact.depth5', `364 assets, both ways; ${conditions}`, () => get(path), { n: 50 })
}
