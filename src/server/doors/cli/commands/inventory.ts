import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { inflate, inventoryRoom, MessageWriter, readMessage, wakeInventory } from '../../../domains/inventory/index.ts'
import type { OpenHouse } from '../../../open-house.ts'
import { type Command, MisuseError } from '../command.ts'

interface Result {
  file: string
  state: string
  asset: string | null
  reason: string | null
}

export const inventory: Command = {
  name: 'inventory',
  usage: 'inventory submit FILE… | inventory replay ID',
  about: 'Hands inventory files in as if agents sent them, or takes a stored message in again.',
  run: async ({ words, open, log, print, progress }) => {
    const [verb, ...rest] = words
    if ((verb !== 'submit' && verb !== 'replay') || rest.length === 0)
      throw new MisuseError('Say: inventory submit FILE… or inventory replay ID')
    const house = await open()
    const stop = inventoryRoom.workers![0]!.start(house.services, log)
    try {
      const results = verb === 'submit' ? await submit(house, rest, progress) : [await replay(house, rest[0]!)]
      print(
        results,
        results
          .map(
            (each) =>
              `${each.file}: ${each.state}${each.asset === null ? '' : ` (asset ${each.asset})`}${each.reason === null ? '' : `: ${each.reason}`}`,
          )
          .join('\n'),
      )
      return results.every((each) => each.state === 'taken' || each.state === 'unchanged') ? 0 : 1
    } finally {
      await stop()
    }
  },
}

async function submit(house: OpenHouse, files: string[], progress: (text: string) => void): Promise<Result[]> {
  const writer = new MessageWriter(house.services.db)
  const results: Result[] = []
  for (const [index, file] of files.entries()) {
    progress(`${index + 1} / ${files.length}`)
    const body = await readFile(file)
    const inflated = inflate(body, null)
    if ('refusal' in inflated) {
      results.push({ file, state: 'refused', asset: null, reason: inflated.refusal.detail })
      continue
    }
    const message = readMessage(inflated.bytes)
    if ('refusal' in message || message.kind !== 'inventory') {
      results.push({
        file,
        state: 'refused',
        asset: null,
        reason: 'refusal' in message ? message.refusal.detail : `${message.kind} is not an inventory`,
      })
      continue
    }
    const bodyHash = createHash('sha256').update(body).digest('hex')
    const id = await writer.store({
      door: 'file',
      query: 'inventory',
      deviceId: message.sender.deviceId,
      address: 'file',
      userAgent: null,
      headers: {},
      encoding: inflated.encoding,
      body,
      bodyHash,
    })
    results.push({ file, ...(await outcome(house, id)) })
  }
  return results
}

async function replay(house: OpenHouse, id: string): Promise<Result> {
  if (!/^\d{1,18}$/.test(id)) throw new MisuseError('The id is a number.')
  const found =
    await sql`update inventory_message set state = 'queued', attempts = 0, not_before = null where id = ${id} returning id`.execute(
      house.services.db,
    )
  if (found.rows.length === 0) return { file: id, state: 'unknown', asset: null, reason: 'no such message' }
  return { file: id, ...(await outcome(house, id)) }
}

async function outcome(house: OpenHouse, id: string): Promise<Omit<Result, 'file'>> {
  wakeInventory()
  for (;;) {
    const found = await sql<{
      state: string
      assetId: string | null
      errorCode: string | null
    }>`select state, asset_id, error_code from inventory_message where id = ${id}`.execute(house.services.db)
    const row = found.rows[0]!
    if (row.state !== 'queued') return { state: row.state, asset: row.assetId, reason: row.errorCode }
    await pause(50)
  }
}
