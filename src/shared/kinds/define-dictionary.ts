import { longText, text } from '../fields/index.ts'
import { defineKind } from './define-kind.ts'
import { translated } from './translated-fields.ts'

/** A plain list of values, `line-type` in the table `line_type`: a name in each language and a comment. */
export const defineDictionary = <const N extends string>(name: N) =>
  defineKind(name, {
    plural: `${name}s`,
    table: name.replaceAll('-', '_'),
    fields: { ...translated('name', text({ required: true })), comment: longText() },
    list: ['name'],
    guard: 'dictionary',
  })
