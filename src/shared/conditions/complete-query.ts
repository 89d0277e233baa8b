import type { Field, Operator } from '../fields/index.ts'
import type { Kind } from '../kinds/define-kind.ts'
import { operatorsOf } from './field-path.ts'
import { asValue } from './format-query.ts'
import { findPlace, type Typed } from './query-cursor.ts'
import {
  askable,
  asWord,
  foldName,
  keyOf,
  type QueryScope,
  queryScope,
  type Target,
  type Vocabulary,
  writtenForms,
} from './query-fields.ts'
import { offeredTimes } from './time-words.ts'

export interface CompletionOptions extends Vocabulary {
  /** The text of a key of conditions.json, in the reader's language. */
  say: (key: string) => string
  /** Kinds of which `@me` may be one. */
  meKinds?: readonly string[]
}

export interface CompletionItem {
  /** What to put in place of `from`–`to`. */
  insert: string
  label: string
  /** What it is beyond its label: the key of a field, the value of a choice, an example. */
  hint: string
  sort: 'field' | 'operator' | 'value' | 'keyword'
}

export interface Completion {
  from: number
  to: number
  items: CompletionItem[]
  /** Records whose names begin so are to be asked of the server; insert them with `asValue(name)`. */
  needs?: { kind: string; text: string }
}

/**
 * What could stand at the cursor: names of fields, their operators and values. Pure and quick enough for every keystroke.
 *
 * @param cursor offset in `text`
 */
export function completeQuery(text: string, cursor: number, kind: Kind, options: CompletionOptions): Completion {
  const typed = findPlace(text, cursor, queryScope(kind), options)
  if (typed.is === 'nothing') return { from: cursor, to: cursor, items: [] }
  return typed.is === 'name' ? completeName(typed, options) : completeValue(typed, options)
}

function completeName(typed: Extract<Typed, { is: 'name' }>, options: CompletionOptions): Completion {
  const found = askable(typed.scope).flatMap((key) => fieldItem(typed.scope, key, typed.text, options))
  // What begins as typed comes before what only has a word that does.
  const items = [...found.filter(({ isStart }) => isStart), ...found.filter(({ isStart }) => !isStart)].map(
    ({ item }) => item,
  )
  const words =
    typed.isStart || typed.text === '' ? [] : ['OR', 'OU'].filter((word) => word.startsWith(typed.text.toUpperCase()))
  const keywords = words.map(
    (insert): CompletionItem => ({
      insert,
      label: insert,
      hint: options.say('conditions.keyword.or'),
      sort: 'keyword',
    }),
  )
  return { from: typed.from, to: typed.to, items: [...items, ...keywords] }
}

/** A field whose key or label, or a word of it, begins as typed; written the way it was begun. */
function fieldItem(
  scope: QueryScope,
  key: string,
  typed: string,
  options: CompletionOptions,
): { item: CompletionItem; isStart: boolean }[] {
  const folded = foldName(typed)
  const [label = key] = options.label(scope.kind, scope.prefix + key)
  const forms = [label, ...writtenForms(scope, key, options)]
  const start = forms.find((form) => foldName(form).startsWith(folded))
  const begun = start ?? forms.find((form) => wordsOf(form).some((word) => word.startsWith(folded)))
  if (begun === undefined) return []
  const word = asWord(begun)
  // A word that leads elsewhere (two fields of one label) would be a trap: the key never does.
  const insert = keyOf(scope, word, options) === key ? word : key
  return [{ item: { insert: `${insert}:`, label, hint: key, sort: 'field' }, isStart: start !== undefined }]
}

const wordsOf = (text: string): string[] => text.split(/[\s'’-]+/).map(foldName)

function completeValue(typed: Extract<Typed, { is: 'value' }>, options: CompletionOptions): Completion {
  const { target } = typed
  const relation = target.relations.at(-1)?.relation
  const field = target.field ?? relation?.fields[relation.named]
  const items =
    field === undefined
      ? []
      : [...valueItems(typed, target, field, options), ...wordItems(typed, target, field, options)]
  const kind = target.field === null ? relation?.kind : target.field.kind
  const completion = { from: typed.from, to: typed.to, items }
  return kind === undefined ? completion : { ...completion, needs: { kind, text: typed.text } }
}

function valueItems(
  typed: Extract<Typed, { is: 'value' }>,
  target: Target,
  field: Field,
  options: CompletionOptions,
): CompletionItem[] {
  if (field.choices !== undefined) return choiceItems(typed.text, target, field, options)
  const offered = offers[field.type]?.(typed, options) ?? []
  const kind = target.field === null ? target.relations.at(-1)?.relation.kind : field.kind
  const me =
    kind !== undefined && options.meKinds?.includes(kind) === true
      ? [value('@me', options.say('conditions.value.me'), '@me')]
      : []
  return [...me, ...offered].filter((item) => isBegun(item, typed.text))
}

const value = (insert: string, label: string, hint: string): CompletionItem => ({ insert, label, hint, sort: 'value' })

const isBegun = (item: CompletionItem, typed: string): boolean =>
  [item.insert, item.label, item.hint].some(
    (text) => text.startsWith(typed) || (foldName(typed) !== '' && foldName(text).startsWith(foldName(typed))),
  )

function choiceItems(typed: string, target: Target, field: Field, options: CompletionOptions): CompletionItem[] {
  const items = (field.choices ?? []).map((choice) => {
    const [label = choice] = options.label(target.scope.kind, `${target.scope.prefix}${target.name}=${choice}`)
    return value(asValue(choice), label, choice)
  })
  return items.filter((item) => isBegun(item, typed))
}

/** Values worth offering by type of field. */
const offers: Record<string, (typed: Extract<Typed, { is: 'value' }>, options: CompletionOptions) => CompletionItem[]> =
  {
    boolean: (_typed, { say }) => [
      value('yes', say('conditions.value.yes'), 'oui'),
      value('no', say('conditions.value.no'), 'non'),
    ],
    instant: timeItems,
    date: timeItems,
  }

function timeItems(typed: Extract<Typed, { is: 'value' }>, { say }: CompletionOptions): CompletionItem[] {
  const words = offeredTimes.map((word) => value(word, say(`conditions.time.${word}`), word))
  if (typed.sign === '>' || typed.sign === '>=')
    return [
      value('1y', say('conditions.age.older1y'), '1y'),
      value('30d', say('conditions.age.older30d'), '30d'),
      ...words,
    ]
  const young = [
    value('7d', say('conditions.age.younger7d'), '7d'),
    value('30d', say('conditions.age.younger30d'), '30d'),
  ]
  if (typed.sign !== '') return [...young, ...words]
  return [
    ...young.map((item) => ({ ...item, insert: `<${item.insert}`, hint: `<${item.hint}` })),
    value('>1y', say('conditions.age.older1y'), '>1y'),
    ...words,
  ]
}

const signs: [string, Operator][] = [
  ['>', 'gt'],
  ['>=', 'gte'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['=', 'is'],
  ['~', 'matches'],
]

/** Operators and the words for "nothing" and "something", as long as nothing else is typed. */
function wordItems(
  typed: Extract<Typed, { is: 'value' }>,
  target: Target,
  field: Field,
  { say }: CompletionOptions,
): CompletionItem[] {
  if (typed.sign !== '' || typed.isFurther) return []
  const operators = operatorsOf(field)
  const isPlainEqual = operators[0] === 'is'
  const operatorItems = signs
    .filter(
      ([, operator]) =>
        operators.includes(operator) && !(operator === 'is' && (isPlainEqual || field.type === 'reference')),
    )
    .map(
      ([sign, operator]): CompletionItem => ({
        insert: sign,
        label: sign,
        hint: say(operatorKey(field, operator)),
        sort: 'operator',
      }),
    )
  const mayMiss = target.field === null || operators.includes('empty')
  const words = mayMiss ? (['none', 'any'] as const) : []
  const wordItems = words.map(
    (word): CompletionItem => ({ insert: word, label: say(`conditions.value.${word}`), hint: word, sort: 'keyword' }),
  )
  return [...(typed.text === '' ? operatorItems : []), ...wordItems.filter((item) => isBegun(item, typed.text))]
}

/** Times have words of their own: "after" rather than "greater than". */
export const operatorKey = (field: Field, operator: Operator): string =>
  ['instant', 'date'].includes(field.type) && operator in timeOperators
    ? `operator.${field.type}.${operator}`
    : `operator.${operator}`

const timeOperators = { gt: true, gte: true, lt: true, lte: true }
