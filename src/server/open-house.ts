import { rooms } from './domains/index.ts'
import type { Services } from './engine/actions/context.ts'
import { buildHouse } from './engine/build-house.ts'
import type { Config } from './platform/config.ts'
import { migrate } from './platform/db/migrate.ts'
import { type Database, openDatabase } from './platform/db/pool.ts'
import { createFileStore, type FileStore } from './platform/files.ts'
import { createQueue, type JobQueue } from './platform/jobs/queue.ts'
import { createLive, type Live } from './platform/live.ts'
import type { Log } from './platform/log.ts'
import { migrationsFolder } from './platform/project-root.ts'
import { createSecrets, secretKey } from './platform/secrets.ts'

/** All that a process of Cigale stands on, opened. */
export interface OpenHouse {
  config: Config
  log: Log
  database: Database
  services: Services
  queue: JobQueue
  live: Live
  files: FileStore
  close: () => Promise<void>
}

/** Opens database, queue, files and rooms; brings the schema up to date. Decides nothing else. */
export async function openHouse(config: Config, log: Log): Promise<OpenHouse> {
  const database = await openDatabase(config, log)
  try {
    await migrate(database.connectionString, migrationsFolder, log)
    const files = createFileStore(config.dataDir)
    const queue = createQueue(database, log, config.role !== 'web')
    const live = createLive(database.connectionString, log)
    const services: Services = {
      db: database.kysely,
      house: buildHouse(rooms),
      files,
      publicUrl: config.publicUrl,
      secrets: createSecrets(secretKey(config.dataDir, config.secretKey)),
      now: () => new Date(),
      timeZone: process.env.TZ ?? 'Europe/Paris',
      enqueue: async (transaction, job, data, options) => {
        await queue.enqueue(transaction, job, data, options ?? {})
      },
    }
    await queue.start()
    const close = async () => {
      await queue.stop()
      await live.close()
      await database.close()
    }
    return { config, log, database, services, queue, live, files, close }
  } catch (error) {
    await database.close()
    throw error
  }
}
