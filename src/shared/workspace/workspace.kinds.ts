import { z } from 'zod'
import { boolean, choice, integer, json, longText, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { translated } from '../kinds/translated-fields.ts'

/** What a view remembers; the same names as in the list's address. */
const viewQuery = z.strictObject({
  q: z.string().max(2000).optional(),
  filter: z.unknown().optional(),
  sort: z.string().max(200).optional(),
  columns: z.array(z.string().max(100)).max(60).optional(),
  density: z.enum(['normal', 'compact']).optional(),
})

/** A list worth coming back to. */
export const savedViewKind = defineKind('saved-view', {
  plural: 'saved-views',
  table: 'saved_view',
  fields: {
    /** Plural of the kind it lists, with the type of asset after a slash. */
    kind: text({ required: true, max: 100 }),
    name: text({ required: true, max: 100 }),
    user: reference('user', { system: true }),
    isShared: boolean(),
    query: json(viewQuery),
    position: integer({ required: true, min: 0, max: 1000, system: true }),
  },
  list: ['name', 'kind', 'isShared', 'user'],
  sort: 'position',
  isImported: false,
})

/** Kinds whose new records may begin with a template; assets have their own, by type. */
export const templatedKinds = ['contract', 'budget', 'licence', 'supplier'] as const
export type TemplatedKind = (typeof templatedKinds)[number]

/** What a new record of a kind begins with. */
export const recordTemplateKind = defineKind('record-template', {
  plural: 'record-templates',
  table: 'record_template',
  fields: {
    ...translated('name', text({ required: true })),
    subject: choice(templatedKinds, { required: true, namedBy: 'engine.template.subject' }),
    /** Values by the names of fields; ids of what references point at. */
    values: json(z.record(z.string().max(100), z.unknown())),
    comment: longText(),
  },
  list: ['name', 'subject'],
  isImported: false,
  guard: 'dictionary',
})
