import type { Transaction } from 'kysely'
import { fromKysely, type Job, PgBoss } from 'pg-boss'
import { withKeyLock } from '../db/key-lock.ts'
import type { Database, Tables } from '../db/pool.ts'
import type { Log } from '../log.ts'
import { type QueueStatus, readStatus } from './status.ts'

export type { QueueStatus } from './status.ts'

/** A job in the hands of its worker. */
export interface QueuedJob<Data> {
  readonly id: string
  readonly data: Data
  /** 0 at the first attempt. */
  readonly attempt: number
  /** Fires when the job has run out of time or the process stops: give up soon. */
  readonly signal: AbortSignal
}

export interface EnqueueOptions {
  /** Not before: an instant, or so many seconds from now. */
  readonly startAfter?: Date | number
  /** At most one job with this key waits: a second takes its place (data and time) instead of joining it. */
  readonly singletonKey?: string
  /** Jobs with the same key run one after the other, when their queue is worked with `isSerialByKey`. */
  readonly key?: string
}

export interface WorkOptions {
  /** Jobs handed over at once: 1 unless told. If the handler throws, all of them are tried again. */
  readonly batchSize?: number
  /** Handlers at work at the same time in this process: 1 unless told. */
  readonly concurrency?: number
  /** Never two jobs with the same `key` at the same time, in any process. Jobs then come one by one. */
  readonly isSerialByKey?: boolean
}

export interface QueueOptions {
  /** Attempts after the first: 5 unless told. */
  readonly retryLimit?: number
  /** Before the first repetition, in seconds; doubles each time up to an hour. 5 unless told. */
  readonly retryDelay?: number
  /** A job that takes longer, in seconds, counts as failed: 900 unless told. */
  readonly expireInSeconds?: number
}

export type JobHandler<Data> = (jobs: readonly QueuedJob<Data>[]) => Promise<void>

/** Work for later: kept in the database, done once or more until it succeeds, by any process. */
export interface JobQueue {
  /** Sets how failures of a queue are treated. Without it the defaults of `QueueOptions` hold. */
  define(name: string, options: QueueOptions): Promise<void>
  /**
   * Puts a job into a queue: with `trx` it exists only if that transaction commits. Returns the id of the job.
   * Handlers must bear repetition: a process may die after the work and before the note of it.
   */
  enqueue(trx: Transaction<Tables> | null, name: string, data: object, options?: EnqueueOptions): Promise<string>
  /** Has this process do the jobs of a queue. */
  work<Data extends object>(name: string, handler: JobHandler<Data>, options?: WorkOptions): Promise<void>
  /** Enqueues by the clock: five cron fields in the time zone `tz` (`Europe/Paris`). Replaces an earlier schedule. */
  schedule(name: string, cron: string, data: object, tz: string): Promise<void>
  unschedule(name: string): Promise<void>
  start(): Promise<void>
  /** Takes no more jobs, waits up to 20 s for those at work; the others are tried again elsewhere. */
  stop(): Promise<void>
  /** How each queue is doing, for the operations page. */
  status(): Promise<QueueStatus[]>
}

const defaults = { retryLimit: 5, retryDelay: 5, expireInSeconds: 900 }
const longestRetryDelay = 3600
const keepFinishedSeconds = 3 * 86_400
const stopTimeout = 20_000

/**
 * The job queue on our own database (schema `jobs`, made at the first start).
 * @param isWorker false in a process that only enqueues: it neither schedules nor maintains
 */
export function createQueue(database: Database, log: Log, isWorker = true): JobQueue {
  const boss = createBoss(database, log, isWorker)
  const worker = { boss, pool: database.pool, log }
  const known = new Map<string, Promise<void>>()
  const define = async (name: string, options: QueueOptions) => {
    const settings = queueSettings(options)
    await boss.createQueue(name, settings)
    // Creation leaves an existing queue as it was: the settings of a newer release have to be written.
    await boss.updateQueue(name, settings)
  }
  const ensure = (name: string): Promise<void> => {
    const done = known.get(name) ?? boss.createQueue(name, queueSettings({}))
    known.set(name, done)
    done.catch(() => known.delete(name))
    return done
  }
  return {
    define: async (name, options) => {
      const done = define(name, options)
      known.set(name, done)
      await done
    },
    enqueue: async (trx, name, data, options = {}) => {
      await ensure(name)
      return await enqueue(boss, trx, name, data, options)
    },
    work: async <Data extends object>(name: string, handler: JobHandler<Data>, options: WorkOptions = {}) => {
      await ensure(name)
      for (let n = 0; n < (options.concurrency ?? 1); n++) await startWorker(worker, name, handler, options)
    },
    schedule: async (name, cron, data, tz) => {
      await ensure(name)
      await boss.schedule(name, cron, data, { tz })
    },
    unschedule: (name) => boss.unschedule(name),
    start: async () => {
      await boss.start()
    },
    stop: () => boss.stop({ graceful: true, close: true, timeout: stopTimeout }),
    status: async () => readStatus(database.pool, await boss.getSchedules(), (cron, tz) => nextRun(boss, cron, tz)),
  }
}

function createBoss(database: Database, log: Log, isWorker: boolean): PgBoss {
  const boss = new PgBoss({
    connectionString: database.connectionString,
    application_name: 'cigale jobs',
    schema: 'jobs',
    max: 4,
    supervise: isWorker,
    schedule: isWorker,
    // A notification wakes the worker at once; polling remains as the safety net.
    useListenNotify: isWorker,
    cronWorkerIntervalSeconds: 5,
    cronMonitorIntervalSeconds: 30,
  })
  boss.on('error', (error) => log.error({ reason: error.message }, 'job queue'))
  boss.on('warning', (warning) => log.warn({ detail: warning.data }, `job queue: ${warning.message}`))
  return boss
}

function queueSettings(options: QueueOptions) {
  return {
    ...defaults,
    ...options,
    retryBackoff: true,
    retryDelayMax: longestRetryDelay,
    deleteAfterSeconds: keepFinishedSeconds,
    notify: true,
  }
}

function workSettings(options: WorkOptions) {
  return {
    batchSize: options.isSerialByKey ? 1 : (options.batchSize ?? 1),
    // New jobs are announced; polling finds those whose time has come.
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 2,
    ...(options.isSerialByKey ? { groupConcurrency: 1 } : {}),
  }
}

async function enqueue(
  boss: PgBoss,
  trx: Transaction<Tables> | null,
  name: string,
  data: object,
  options: EnqueueOptions,
): Promise<string> {
  const settings = {
    ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
    ...(options.key === undefined ? {} : { group: { id: options.key } }),
    // pg-boss reads its own column names: our camelCase must not touch them.
    ...(trx === null ? {} : { db: fromKysely(trx.withoutPlugins()) }),
  }
  if (options.singletonKey === undefined) {
    const id = await boss.send(name, data, settings)
    if (id === null) throw new Error(`The queue ${name} took no job.`)
    return id
  }
  const { jobs } = await boss.upsert(name, data, { ...settings, singletonKey: options.singletonKey })
  return jobs[0]!
}

interface WorkerContext {
  readonly boss: PgBoss
  readonly pool: Database['pool']
  readonly log: Log
}

async function startWorker<Data extends object>(
  { boss, pool, log }: WorkerContext,
  name: string,
  handler: JobHandler<Data>,
  options: WorkOptions,
): Promise<void> {
  let workerId = ''
  workerId = await boss.work<Data>(name, workSettings(options), async (jobs) => {
    // By itself a worker waits for its next poll after each batch. Where there was one job there may be more.
    boss.notifyWorker(workerId)
    const key = options.isSerialByKey ? jobs[0]?.groupId : null
    const run = () => runJobs(name, jobs, handler, log)
    // Two workers that ask at the same instant can both be given a job of one key: pg-boss only tries to avoid it.
    await (key == null ? run() : withKeyLock(pool, `job ${name} ${key}`, run))
  })
}

async function runJobs<Data>(name: string, jobs: Job<Data>[], handler: JobHandler<Data>, log: Log): Promise<void> {
  const start = performance.now()
  const handed = jobs.map(({ id, data, retryCount, signal }) => ({ id, data, attempt: retryCount, signal }))
  try {
    await handler(handed)
    log.debug({ queue: name, jobs: jobs.length, milliseconds: Math.round(performance.now() - start) }, 'jobs done')
  } catch (error) {
    log.warn({ queue: name, jobs: jobs.map((job) => job.id), err: error }, 'jobs failed')
    throw error
  }
}

function nextRun(boss: PgBoss, cron: string, tz: string): Date | null {
  return boss.previewSchedule(cron, { tz, count: 1 })[0] ?? null
}
