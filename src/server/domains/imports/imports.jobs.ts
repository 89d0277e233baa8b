import { sql } from 'kysely'
import { importKind } from '../../../shared/imports/imports.kinds.ts'
import type { Job } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import { takeFile } from './take-file.ts'
import { undoFile } from './undo-file.ts'

const run: Job = {
  name: 'imports.run',
  run: async (data, services) => {
    await takeFile(services, String(data.id))
    return {}
  },
}

const undo: Job = {
  name: 'imports.undo',
  run: async (data, services) => {
    await undoFile(services, String(data.id))
    return {}
  },
}

/** An import whose process died is taken up again; one that waits for a queue that forgot it as well. */
const resume: Job = {
  name: 'imports.resume',
  cron: '*/5 * * * *',
  run: async (_data, services) => {
    const found = await sql<{ id: string }>`
      select id from import_run where (state = 'running' and alive_at < now() - interval '2 minutes')
        or (state = 'queued' and created_at < now() - interval '10 minutes') order by id limit 20`.execute(services.db)
    for (const { id } of found.rows) await takeFile(services, id)
    return { taken: found.rows.length }
  },
}

/** Reports and files are kept for a while; what they did stays in history. */
const sweep: Job = {
  name: 'imports.sweep',
  cron: '40 3 * * *',
  run: async (_data, services) => {
    const days = await readSetting<number>(services.db, services.house, 'import.keep-days')
    const old = sql`select id from import_run where created_at < now() - ${days} * interval '1 day'`
    await sql`delete from attachment where kind = ${importKind.name} and record_id in (${old})`.execute(services.db)
    await sql`delete from import_line where import_id in (${old})`.execute(services.db)
    return {}
  },
}

export const importJobs: readonly Job[] = [run, undo, resume, sweep]
