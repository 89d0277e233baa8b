import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { isId } from '../../../../shared/fields/id.ts'
import { inventoryRoom, openReception, replayMessage } from '../../../domains/inventory/index.ts'
import { ensureFirstAdministrator } from '../../../domains/people/index.ts'
import { systemActor } from '../../../engine/access/actor.ts'
import { runAction } from '../../../engine/actions/run-action.ts'
import type { OpenHouse } from '../../../open-house.ts'
import { type Command, type Invocation, MisuseError } from '../command.ts'
import { tellAdministrator } from './seed.ts'

interface Result {
  /** File, or id of the message replayed. */
  source: string
  message: string | null
  state: string
  asset: string | null
  reason: string | null
}

const usage = 'inventory submit FILE… | inventory replay ID…'

export const inventory: Command = {
  name: 'inventory',
  usage,
  about:
    'Hands inventory files in as if agents sent them (OCS XML, .ocs, GLPI JSON or XML), or takes stored messages in again.',
  run: async (invocation) => {
    const [verb, ...rest] = invocation.words
    if ((verb !== 'submit' && verb !== 'replay') || rest.length === 0) throw new MisuseError(`Say: ${usage}`)
    if (verb === 'replay' && rest.some((id) => !isId(id))) throw new MisuseError('Ids of messages are numbers.')
    const house = await invocation.open()
    // On an empty database there is no unit yet that a machine could belong to.
    const first = await ensureFirstAdministrator(house.services, invocation.config)
    if (first !== null && invocation.options.json !== true) tellAdministrator(first)
    const stop = inventoryRoom.workers![0]!.start(house.services, invocation.log)
    try {
      const results = verb === 'submit' ? await submit(house, rest, invocation) : await replay(house, rest)
      invocation.print(results, results.map(lineOf).join('\n'))
      return results.every((each) => each.state === 'taken' || each.state === 'unchanged') ? 0 : 1
    } finally {
      await stop()
    }
  },
}

const lineOf = ({ source, state, asset, reason }: Result): string =>
  `${source}: ${state}${asset === null ? '' : ` (asset ${asset})`}${reason === null ? '' : `: ${reason}`}`

async function submit(house: OpenHouse, files: string[], { log, progress }: Invocation): Promise<Result[]> {
  const reception = openReception(house.services, log)
  const results: Result[] = []
  try {
    for (const [index, source] of files.entries()) {
      progress(`${index + 1} / ${files.length}`)
      const stored = await reception.submit({
        door: 'file',
        address: 'file',
        headers: {},
        body: await readFile(source),
      })
      if ('id' in stored) results.push(await outcome(house, source, stored.id))
      else
        results.push({
          source,
          message: null,
          state: 'refused',
          asset: null,
          reason: `${stored.code}: ${stored.detail}`,
        })
    }
  } finally {
    progress('')
    await reception.close()
  }
  return results
}

async function replay(house: OpenHouse, ids: string[]): Promise<Result[]> {
  const actor = systemActor('command line', 'cli')
  const results: Result[] = []
  for (const id of ids) {
    await runAction(house.services, replayMessage, actor, { id })
    results.push(await outcome(house, id, id))
  }
  return results
}

/** Waits until the message has been processed, here or by a running server. */
async function outcome({ services }: OpenHouse, source: string, id: string): Promise<Result> {
  for (;;) {
    const found = await sql<{
      state: string
      assetId: string | null
      errorCode: string | null
      errorDetail: string | null
    }>`
      select state, asset_id, error_code, error_detail from inventory_message where id = ${id}`.execute(services.db)
    const { state, assetId, errorCode, errorDetail } = found.rows[0]!
    if (state !== 'queued')
      return {
        source,
        message: id,
        state,
        asset: assetId,
        reason: [errorCode, errorDetail].filter((word) => word !== null).join(': ') || null,
      }
    await pause(20)
  }
}
