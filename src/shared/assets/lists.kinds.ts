import { longText, text } from '../fields/index.ts'
import { defineDictionary } from '../kinds/define-dictionary.ts'
import { defineKind } from '../kinds/define-kind.ts'

const digits = (least: number, most: number) => {
  const plain = text({ max: most })
  const schema = plain.schema.refine((value) => value === null || new RegExp(`^\\d{${least},${most}}$`).test(value), {
    params: { code: 'format' },
  })
  return { ...plain, schema: schema as typeof plain.schema }
}

/** Who carries lines and cards. Of mobile ones the codes by which networks know it: 208 and 01. */
export const lineOperatorKind = defineKind('line-operator', {
  plural: 'line-operators',
  table: 'line_operator',
  fields: {
    name: text({ required: true }),
    country: text({ max: 100 }),
    mobileCountry: digits(3, 3),
    mobileNetwork: digits(2, 3),
    comment: longText(),
  },
  list: ['name', 'country', 'mobileCountry', 'mobileNetwork'],
  guard: 'dictionary',
})

/** Which strand or pair of a bundle a cable is: "Paire 1, bleue", "Brin 3". */
export const cableStrandKind = defineDictionary('cable-strand')

/** What sorts of applications the house tells apart: business, office, infrastructure. */
export const applianceTypeKind = defineDictionary('appliance-type')
