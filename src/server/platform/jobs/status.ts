import { type Kysely, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Tables } from '../db/tables.gen.ts'

/** How one queue is doing. */
export interface QueueStatus {
  readonly name: string
  /** Jobs that could run now. */
  readonly waiting: number
  /** Jobs for later, and failed ones before their next attempt. */
  readonly deferred: number
  readonly active: number
  /** Jobs given up after their last attempt, among those still kept (three days). */
  readonly failed: number
  /** Jobs done, among those still kept. */
  readonly completed: number
  readonly lastSuccessAt: Date | null
  readonly lastErrorAt: Date | null
  /** Message of the last failure. */
  readonly lastError: string | null
  /** When the next job is due, by the schedule or by a job that waits. */
  readonly nextRunAt: Date | null
  /** Cron expression and time zone, or null for a queue without a schedule. */
  readonly schedule: { readonly cron: string; readonly timezone: string } | null
}

interface StatusRow {
  name: string
  waiting: number
  deferred: number
  active: number
  failed: number
  completed: number
  lastSuccessAt: Date | null
  lastErrorAt: Date | null
  lastError: string | null
  nextJobAt: Date | null
}

interface ScheduleRow {
  name: string
  cron: string
  timezone: string
}

// A job that failed and will be tried again carries its error and no completion: its start is the nearest instant.
const statusQuery = `
  SELECT q.name, c.*, e.*
    FROM jobs.queue q
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE state <= 'retry' AND start_after <= now())::int AS waiting,
            count(*) FILTER (WHERE state <= 'retry' AND start_after > now())::int AS deferred,
            count(*) FILTER (WHERE state = 'active')::int AS active,
            count(*) FILTER (WHERE state = 'failed')::int AS failed,
            count(*) FILTER (WHERE state = 'completed')::int AS completed,
            max(completed_on) FILTER (WHERE state = 'completed') AS "lastSuccessAt",
            min(start_after) FILTER (WHERE state <= 'retry') AS "nextJobAt"
       FROM jobs.job WHERE job.name = q.name) c
    LEFT JOIN LATERAL (
     SELECT coalesce(completed_on, started_on) AS "lastErrorAt",
            coalesce(output->>'message', output->'value'->>'message', output::text) AS "lastError"
       FROM jobs.job WHERE job.name = q.name AND state IN ('failed', 'retry') AND output IS NOT NULL
      ORDER BY coalesce(completed_on, started_on) DESC NULLS LAST LIMIT 1) e ON true
   WHERE q.name NOT LIKE '\\_\\_pgboss\\_\\_%'
   ORDER BY q.name`

/** Reads the state of every queue from pg-boss's tables. */
export async function readStatus(
  pool: Pool,
  schedules: readonly ScheduleRow[],
  nextRun: (cron: string, timezone: string) => Date | null,
): Promise<QueueStatus[]> {
  const { rows } = await pool.query<StatusRow>(statusQuery)
  return rows.map(({ nextJobAt, ...row }) => {
    const schedule = schedules.find((each) => each.name === row.name)
    const scheduledAt = schedule === undefined ? null : nextRun(schedule.cron, schedule.timezone)
    return {
      ...row,
      nextRunAt: earliest(nextJobAt, scheduledAt),
      schedule: schedule === undefined ? null : { cron: schedule.cron, timezone: schedule.timezone },
    }
  })
}

function earliest(first: Date | null, second: Date | null): Date | null {
  if (first === null || second === null) return first ?? second
  return first < second ? first : second
}

/** Queues with jobs that were given up since then, each with the message of the last. */
export async function givenUpSince(db: Kysely<Tables>, since: Date): Promise<{ name: string; error: string | null }[]> {
  const found = await sql<{ name: string; error: string | null }>`
    select distinct on (name) name, coalesce(output->>'message', output->'value'->>'message', output::text) as error
    from jobs.job where state = 'failed' and completed_on > ${since} order by name, completed_on desc`.execute(db)
  return found.rows
}
