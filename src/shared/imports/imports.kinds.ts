import { z } from 'zod'
import { boolean, choice, instant, integer, json, reference, text } from '../fields/index.ts'
import { defineKind } from '../kinds/define-kind.ts'
import { fileOptions, importMapping, importModes, importStates } from './mapping.ts'

/** A model: how files of one sort become records. */
export const importMappingKind = defineKind('import-mapping', {
  plural: 'import-mappings',
  table: 'import_mapping',
  fields: {
    name: text({ required: true, max: 100 }),
    /** Plural of the kind it fills. */
    kind: text({ required: true, max: 100 }),
    user: reference('user', { system: true }),
    isShared: boolean(),
    mapping: json(importMapping),
  },
  list: ['name', 'kind', 'isShared', 'user', 'updatedAt'],
  isImported: false,
})

/** One file taken in, or tried. */
export const importKind = defineKind('import', {
  plural: 'imports',
  table: 'import_run',
  fields: {
    /** Plural of the kind it fills. */
    kind: text({ required: true, max: 100, system: true }),
    fileName: text({ required: true, system: true }),
    user: reference('user', { system: true }),
    isTrial: boolean({ system: true }),
    mode: choice(importModes, { required: true, system: true }),
    state: choice(importStates, { required: true, system: true }),
    lineCount: integer({ required: true, system: true, silent: true }),
    doneCount: integer({ required: true, system: true, silent: true }),
    createdCount: integer({ required: true, system: true, silent: true }),
    updatedCount: integer({ required: true, system: true, silent: true }),
    unchangedCount: integer({ required: true, system: true, silent: true }),
    refusedCount: integer({ required: true, system: true, silent: true }),
    mapping: json(importMapping, { system: true, silent: true }),
    file: json(fileOptions, { system: true, silent: true }),
    /** Permissions the token was limited to that asked for it; null = all of the person's. */
    scopes: json(z.array(z.string()).nullable(), { system: true, silent: true }),
    /** Code of what stopped it. */
    error: text({ system: true, silent: true, max: 500 }),
    startedAt: instant({ system: true, silent: true }),
    finishedAt: instant({ system: true, silent: true }),
  },
  title: 'fileName',
  sort: '-createdAt',
  list: ['fileName', 'kind', 'isTrial', 'state', 'createdCount', 'updatedCount', 'refusedCount', 'user', 'createdAt'],
  hasTrash: false,
  isImported: false,
  page: '/imports/:id',
})
