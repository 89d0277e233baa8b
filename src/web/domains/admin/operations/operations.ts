import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../engine/api.ts'

export interface JobStatus {
  name: string
  sort: 'job' | 'subscriber'
  waiting: number
  deferred: number
  active: number
  failed: number
  completed: number
  lastSuccessAt: string | null
  lastErrorAt: string | null
  lastError: string | null
  nextRunAt: string | null
  schedule: { cron: string; timezone: string } | null
}

/** As `GET /operations` answers. */
export interface Operations {
  jobs: JobStatus[]
  events: { waiting: number; oldestAt: string | null }
  process: {
    role: string
    startedAt: string
    timeZone: string
    node: string
    memoryBytes: number
    hostFreeBytes: number
    hostBytes: number
  }
  database: { version: string; bytes: number }
}

export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: ({ signal }) => api.get<Operations>('/operations', { signal }),
  refetchInterval: 10_000,
})

export type JobState = 'running' | 'failing' | 'late' | 'good' | 'waiting'

/** How late a scheduled job may be before it counts as late, in milliseconds. */
const patience = 10 * 60_000

/** Failing: its last error is newer than its last success. Late: it should have run a while ago. */
export function stateOf(job: JobStatus, now: Date): JobState {
  const at = (text: string | null) => (text === null ? 0 : Date.parse(text))
  if (job.failed > 0 || job.lastErrorAt !== null) if (at(job.lastErrorAt) > at(job.lastSuccessAt)) return 'failing'
  if (job.active > 0) return 'running'
  if (job.nextRunAt !== null && now.getTime() - at(job.nextRunAt) > patience) return 'late'
  return job.lastSuccessAt === null ? 'waiting' : 'good'
}
