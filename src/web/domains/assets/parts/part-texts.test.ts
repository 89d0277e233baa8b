import { expect, it } from 'vitest'
import en from '../../../../shared/locales/en/assets.json' with { type: 'json' }
import fr from '../../../../shared/locales/fr/assets.json' with { type: 'json' }
import { partColumns } from './part.ts'

it('every column of a part has a heading in both languages', () => {
  const fields = [...new Set(Object.values(partColumns).flatMap((columns) => Object.keys(columns)))]
  expect(fields.filter((field) => !(field in fr.part.field))).toEqual([])
  expect(fields.filter((field) => !(field in en.part.field))).toEqual([])
})
