import type { FastifyBaseLogger } from 'fastify'
import type { Services } from '../../engine/actions/context.ts'
import type { Config } from '../../platform/config.ts'
import type { FileStore } from '../../platform/files.ts'
import type { QueueStatus } from '../../platform/jobs/queue.ts'
import type { Live } from '../../platform/live.ts'

/** What the doors stand on. */
export interface Door {
  services: Services
  config: Config
  files: FileStore
  live: Live
  /** How each queue of jobs is doing. */
  queueStatus: () => Promise<QueueStatus[]>
  log: FastifyBaseLogger
  /** False while starting or stopping: /health answers 503. */
  isReady: () => boolean
  /** Folder of the built web application; null in tests that need none. */
  webRoot: string | null
}
