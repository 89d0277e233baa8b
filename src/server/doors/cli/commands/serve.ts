import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ensureFirstAdministrator } from '../../../domains/people/index.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { stopSignal } from '../../../platform/stop-signal.ts'
import { startWork } from '../../clock/start-work.ts'
import { createServer } from '../../http/server.ts'
import type { Command, Invocation } from '../command.ts'
import { seedAtFirstStart, tellAdministrator } from './seed.ts'

const shutdownTimeout = 25_000

export const serve: Command = {
  name: 'serve',
  usage: 'serve',
  about: 'Serves the web application, the API and the agents; works too unless CIGALE_ROLE=web.',
  run: async (invocation) => {
    const { config, log } = invocation
    const house = await invocation.open()
    let isReady = false
    await prepare(invocation)
    const webRoot = join(projectRoot, 'dist', 'web')
    const door = {
      services: house.services,
      config,
      files: house.files,
      live: house.live,
      queueStatus: () => house.queue.status(),
      log,
      isReady: () => isReady,
      webRoot: existsSync(webRoot) ? webRoot : null,
    }
    const server = await createServer(door)
    // The door first: a port that is taken must not leave work begun behind.
    await server.listen({ host: config.host, port: config.port })
    const stopWork = config.role === 'web' ? async () => {} : await startWork(house)
    isReady = true
    const [address] = server.addresses() as { address: string; port: number }[]
    log.info({ address }, 'serving')
    process.stdout.write(
      `Cigale: ${config.port === 0 && address !== undefined ? `http://${address.address}:${address.port}` : config.publicUrl}\n`,
    )
    await stopSignal()
    isReady = false
    const force = setTimeout(() => process.exit(1), shutdownTimeout)
    await server.close()
    await stopWork()
    clearTimeout(force)
    return 0
  },
}

export const work: Command = {
  name: 'work',
  usage: 'work',
  about: 'Works only: jobs, inventory messages, events. For nodes beside CIGALE_ROLE=web.',
  run: async (invocation) => {
    const house = await invocation.open()
    const stopWork = await startWork(house)
    invocation.log.info('working')
    await stopSignal()
    await stopWork()
    return 0
  },
}

/** First start: administrator, then the data asked for. The password is printed once and never again. */
async function prepare({ config, open, log, progress }: Invocation): Promise<void> {
  const { services, database } = await open()
  const first = await ensureFirstAdministrator(services, config)
  if (first === null) return
  tellAdministrator(first)
  try {
    await seedAtFirstStart(config.seed, services, database, log, progress)
  } catch (error) {
    log.error(
      'the data of the first start was not made to its end: empty the data folder (or the database) and start again',
    )
    throw error
  }
  await sql`analyze`.execute(services.db)
}
