import { choice, choices, decimal, integer, longText, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'

/** Paper that labels come on; of a tape, each label is a page of its own. */
export const papers = ['a4', 'a5', 'letter', 'tape'] as const
/** QR holds the address of the record, Code 128 its inventory number. */
export const labelCodes = ['qr', 'code128', 'none'] as const
export const labelLogos = ['above', 'right'] as const
/** What may be written beside the code, by names of the asset's fields. */
export const labelFields = [
  'name',
  'inventoryNumber',
  'serial',
  'number',
  'type',
  'manufacturer',
  'model',
  'entity',
  'location',
  'user',
  'group',
] as const
export type LabelField = (typeof labelFields)[number]

const length = { required: true, min: 0, max: 500, scale: 2 } as const

/** How labels are cut and what stands on them. Lengths in millimetres. */
export const labelLayoutKind = defineKind('label-layout', {
  plural: 'label-layouts',
  table: 'label_layout',
  fields: {
    ...translated('name', text({ required: true })),
    paper: choice(papers, { required: true }),
    labelWidth: decimal({ ...length, min: 10 }),
    labelHeight: decimal({ ...length, min: 6 }),
    columns: integer({ required: true, min: 1, max: 20 }),
    rows: integer({ required: true, min: 1, max: 60 }),
    /** From the edges of the sheet to the first label. */
    marginLeft: decimal(length),
    marginTop: decimal(length),
    gapX: decimal(length),
    gapY: decimal(length),
    code: choice(labelCodes, { required: true }),
    /** Where the entity's logo stands: over the words, or right of them; empty: nowhere. */
    logo: choice(labelLogos),
    /** A line above the others: the owner's name. */
    heading: text({ max: 60 }),
    fields: choices(labelFields, { namedBy: 'kind.label-layout.choice.fields' }),
    comment: longText(),
  },
  list: ['name', 'paper', 'labelWidth', 'labelHeight', 'code'],
  guard: 'dictionary',
})
