import { expect, it } from 'vitest'
import { fieldsOfPart } from '../../../../shared/assets/part-fields.ts'
import { partSectionNames } from '../../../../shared/assets/parts.ts'
import en from '../../../../shared/locales/en/assets.json' with { type: 'json' }
import fr from '../../../../shared/locales/fr/assets.json' with { type: 'json' }

it('every column of a part has a heading in both languages', () => {
  const fields = [...new Set(partSectionNames.flatMap((section) => Object.keys(fieldsOfPart(section))))]
  expect(fields.filter((field) => !(field in fr.part.field))).toEqual([])
  expect(fields.filter((field) => !(field in en.part.field))).toEqual([])
})
