import { useEffect, useState } from 'react'
import { type ImportColumn, type ImportMapping, importMapping } from '../../../../shared/imports/mapping.ts'
import type { ImportRecord, ReadFile } from '../imports-api.ts'

export interface MappingState {
  mapping: ImportMapping
  change: (patch: Partial<ImportMapping>) => void
  /** Gives a column its field; null = not imported. */
  fill: (header: string, field: string | null) => void
  refine: (header: string, patch: Partial<ImportColumn>) => void
  /** Takes a saved model: what it knows of headers that this file has. */
  take: (model: ImportMapping) => void
}

const fits = (file: ReadFile, model: ImportMapping): ImportMapping => ({
  ...model,
  columns: model.columns.filter((column) => file.headers.includes(column.header)),
})

/** The mapping under work: as proposed, or as it was in the import that is mended. */
export function useMapping(file: ReadFile | null | undefined, earlier: ImportRecord | undefined): MappingState {
  const [mapping, setMapping] = useState<ImportMapping | null>(null)
  useEffect(() => {
    if (!file) return
    setMapping((old) => {
      if (old !== null) return fits(file, old)
      return earlier ? fits(file, earlier.mapping) : importMapping.parse({ columns: file.columns, keys: file.keys })
    })
  }, [file, earlier])
  const current = mapping ?? importMapping.parse({})
  const change = (patch: Partial<ImportMapping>) => setMapping({ ...current, ...patch })
  return {
    mapping: current,
    change,
    fill: (header, field) => {
      const others = current.columns.filter((column) => column.header !== header && column.field !== field)
      const columns = field === null ? others : [...others, { header, field, by: 'auto', create: false }]
      const filled = new Set([...columns.map((column) => column.field), ...current.constants.map((each) => each.field)])
      change({ columns, keys: current.keys.filter((key) => filled.has(key)) })
    },
    refine: (header, patch) =>
      change({
        columns: current.columns.map((column) => (column.header === header ? { ...column, ...patch } : column)),
      }),
    take: (model) => file && setMapping(fits(file, model)),
  }
}
