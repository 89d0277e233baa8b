import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/server/platform/db/embedded.ts'
import { migrate } from '../src/server/platform/db/migrate.ts'
import { silentLog } from '../src/server/platform/log.ts'
import { migrationsFolder, projectRoot } from '../src/server/platform/project-root.ts'
import { tablesSource } from './tables-source.ts'

/** Migrates a throw-away database and writes the types of its tables: `node tools/write-tables.ts`. */
const target = join(projectRoot, 'src', 'server', 'platform', 'db', 'tables.gen.ts')
const folder = mkdtempSync(join(tmpdir(), 'cigale-tables-'))
const server = await startEmbedded(folder, silentLog, { isThrowAway: true })
try {
  await migrate(server.url('postgres'), migrationsFolder, silentLog)
  writeFileSync(target, await tablesSource(server.url('postgres')))
  console.log(`${target} written`)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
