import { systemActor } from '../../../engine/access/actor.ts'
import { exportCsv } from '../../../engine/lists/export.ts'
import { listRecords } from '../../../engine/lists/list.ts'
import { listQuery, listRequest } from '../../http/list-query.ts'
import { type Command, MisuseError } from '../command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'export KIND [--filter CONDITION] [--q QUERY] [--format csv|json] [--fields a,b]',
  about: 'Writes a kind to standard output (KIND as in the API: assets, tickets…).',
  options: {
    filter: { type: 'string' },
    q: { type: 'string' },
    format: { type: 'string' },
    fields: { type: 'string' },
  },
  run: async ({ words, options, open }) => {
    const { services } = await open()
    const entry = services.house.byPlural.get(words[0] ?? '')
    if (entry === undefined)
      throw new MisuseError(`Unknown kind ${words[0] ?? ''}. Known: ${[...services.house.byPlural.keys()].join(', ')}`)
    const reader = {
      db: services.db,
      house: services.house,
      actor: systemActor('command line', 'cli'),
      now: services.now(),
      timeZone: services.timeZone,
    }
    const { filter, q, fields } = options
    const request = listRequest(reader, entry.kind, listQuery.parse({ filter, q, fields }))
    if ((options.format ?? 'csv') === 'csv') {
      for await (const chunk of await exportCsv(reader, entry.kind, request, 'fr'))
        process.stdout.write(chunk as string)
      return 0
    }
    if (options.format !== 'json') throw new MisuseError('--format is csv or json.')
    let after: string | null = null
    do {
      const page = await listRecords(reader, entry.kind, {
        ...request,
        limit: 500,
        count: 'none',
        ...(after === null ? {} : { after }),
      })
      for (const item of page.items) process.stdout.write(`${JSON.stringify(item)}\n`)
      after = page.next
    } while (after !== null)
    return 0
  },
}
