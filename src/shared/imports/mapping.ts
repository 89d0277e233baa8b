import { z } from 'zod'

export const importModes = ['create', 'update', 'both'] as const
export type ImportMode = (typeof importModes)[number]

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]
export const separators = [';', ',', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** How people name what a cell refers to: any way that is clear, or one field of the related kind (`id`, `name`, `code`…). */
export const anyWay = 'auto'

const fieldName = z.string().min(1).max(100)

/** One column of the file and the field it fills. */
export const importColumn = z.strictObject({
  header: z.string().max(500),
  field: fieldName,
  /** references: which field of the related kind the cell holds. */
  by: z.string().max(100).default(anyWay),
  /** references: what is not found is made (dictionaries only). */
  create: z.boolean().default(false),
})
export type ImportColumn = z.infer<typeof importColumn>

/** How a file becomes records; saved as a model, it fits any file with the same headers, in whatever order. */
export const importMapping = z.strictObject({
  columns: z.array(importColumn).max(300).default([]),
  /** The same for every line, as the cell would be written; where a column and a constant fill one field, a filled cell wins. */
  constants: z
    .array(z.strictObject({ field: fieldName, value: z.string().max(2000) }))
    .max(100)
    .default([]),
  /** Fields by which a line finds its record, all together; none = every line is new. */
  keys: z.array(fieldName).max(10).default([]),
  mode: z.enum(importModes).default('both'),
  /** What an empty cell means for a record that exists. */
  emptyCells: z.enum(['keep', 'clear']).default('keep'),
  /** false: only fields that are still empty are filled. */
  overwrite: z.boolean().default(true),
  /** Order of `03/04/2026`. */
  dates: z.enum(['dmy', 'mdy']).default('dmy'),
  /** One refused line, and nothing is written. */
  allOrNothing: z.boolean().default(false),
})
export type ImportMapping = z.infer<typeof importMapping>

/** How to read the file, where the guess is wrong. */
export const fileOptions = z.strictObject({
  encoding: z.enum(encodings).optional(),
  separator: z.enum(separators).optional(),
  /** Place of the sheet in a spreadsheet, from 0. */
  sheet: z.int().min(0).max(200).optional(),
})
export type FileOptions = z.infer<typeof fileOptions>

export const lineOutcomes = ['created', 'updated', 'unchanged', 'refused'] as const
export type LineOutcome = (typeof lineOutcomes)[number]

export const importStates = [
  'queued',
  'running',
  'done',
  'refused',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]
