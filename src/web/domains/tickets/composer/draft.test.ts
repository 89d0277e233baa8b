import { expect, it } from 'vitest'
import { keepDraft, readDraft } from './draft.ts'

const shelf = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  }
}

it('keeps unsent words per case, and forgets what was sent', () => {
  const store = shelf()
  keepDraft('7', { mode: 'note', body: '<p>à vérifier</p>' }, store)
  expect(readDraft('7', store)).toEqual({ mode: 'note', body: '<p>à vérifier</p>' })
  expect(readDraft('8', store)).toBeNull()
  keepDraft('7', { mode: 'note', body: '' }, store)
  expect(store.size()).toBe(0)
})

it('takes nothing it does not understand', () => {
  const store = shelf()
  for (const kept of ['{', '"x"', '{"mode":"shout","body":"x"}', '{"mode":"reply"}', 'null']) {
    store.setItem('cigale.draft.ticket.7', kept)
    expect(readDraft('7', store), kept).toBeNull()
  }
})
