import { systemActor } from '../../../engine/access/actor.ts'
import { exportFormats, exportList } from '../../../engine/lists/export.ts'
import { listQuery, listRequest } from '../../../engine/lists/list-query.ts'
import { type Command, MisuseError } from '../command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'export KIND [--filter CONDITION] [--q QUERY] [--format csv|ods|json|pdf] [--fields a,b]',
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
    const format = exportFormats.find((each) => each === (options.format ?? 'csv'))
    if (format === undefined) throw new MisuseError(`--format is ${exportFormats.join(', ')}.`)
    const { content } = await exportList(reader, entry.kind, request, format, 'fr')
    for await (const chunk of content instanceof Uint8Array ? [content] : content)
      process.stdout.write(chunk as Uint8Array)
    return 0
  },
}
