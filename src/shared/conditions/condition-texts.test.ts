import { expect, it } from 'vitest'
import { deviceKind } from '../../../tests/support/sample-kinds.ts'
import en from '../locales/en/conditions.json' with { type: 'json' }
import fr from '../locales/fr/conditions.json' with { type: 'json' }
import { completeQuery } from './complete-query.ts'
import { operatorsOf } from './field-path.ts'
import { periodWords } from './relative-time.ts'

type Tree = { [key: string]: string | Tree }
const textOf = (tree: Tree, key: string): unknown =>
  key.split('.').reduce<unknown>((at, step) => (at as Tree | undefined)?.[step], tree)
const keysOf = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  )

const asked = new Set<string>([
  ...Object.values(deviceKind.fields).flatMap((field) => operatorsOf(field).map((operator) => `operator.${operator}`)),
  ...periodWords.map((word) => `conditions.time.${word}`),
  ...['min', 'h', 'd', 'w', 'm', 'y'].map((unit) => `conditions.ago.${unit}`),
])
const say = (key: string) => {
  asked.add(key)
  return key
}
for (const text of ['a o', 'seen:', 'seen:>', 'is-loaned:', 'user:', 'urgency:', 'bought-on:', 'software:']) {
  completeQuery(text, text.length, deviceKind, { label: () => [], say, meKinds: ['person'] })
}

it('has every text in both languages', () => {
  expect(keysOf(en)).toEqual(keysOf(fr))
  for (const key of asked) {
    expect(textOf(fr, key), key).toBeTypeOf('string')
    expect(textOf(en, key), key).toBeTypeOf('string')
  }
})
