import { describe, expect, test } from 'vitest'
import { type JobStatus, stateOf } from './operations.ts'

const now = new Date('2026-11-25T10:00:00Z')
const job = (patch: Partial<JobStatus>): JobStatus => ({
  name: 'upkeep.sweep',
  sort: 'job',
  waiting: 0,
  deferred: 0,
  active: 0,
  failed: 0,
  completed: 0,
  lastSuccessAt: null,
  lastErrorAt: null,
  lastError: null,
  nextRunAt: '2026-11-26T02:20:00Z',
  schedule: null,
  ...patch,
})

describe('state of a job', () => {
  test.each([
    ['waiting', {}],
    ['good', { lastSuccessAt: '2026-11-25T02:20:00Z' }],
    ['running', { active: 1, lastSuccessAt: '2026-11-25T02:20:00Z' }],
    ['failing', { failed: 1, lastErrorAt: '2026-11-25T02:20:00Z' }],
    ['good', { failed: 1, lastErrorAt: '2026-11-24T02:20:00Z', lastSuccessAt: '2026-11-25T02:20:00Z' }],
    ['late', { lastSuccessAt: '2026-11-24T02:20:00Z', nextRunAt: '2026-11-25T02:20:00Z' }],
  ] as const)('%s', (state, patch) => {
    expect(stateOf(job(patch), now)).toBe(state)
  })
})
