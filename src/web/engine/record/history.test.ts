import { expect, it } from 'vitest'
import { type HistoryItem, together } from './history.ts'

const line = (id: string, changeId: string, field: string): HistoryItem => ({
  id,
  changeId,
  at: '2026-11-24T10:00:00Z',
  action: 'asset.unlock',
  user: null,
  actorName: 'Sophie',
  source: 'web',
  changes: [{ field, old: 1, new: 2 }],
})

it('tells the lines of one act together, in the order they were written', () => {
  const acts = together([line('3', 'b', 'serial'), line('2', 'b', 'lock:serial'), line('1', 'a', 'name')])
  expect(acts.map((act) => act.changes.map((change) => change.field))).toEqual([['lock:serial', 'serial'], ['name']])
})
