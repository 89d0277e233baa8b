import { queryOptions } from '@tanstack/react-query'
import type { ImportColumn, ImportMapping, ImportState, LineOutcome } from '../../../shared/imports/mapping.ts'
import { api } from '../../engine/api.ts'
import type { Json } from '../../engine/records.ts'

interface Labelled {
  value: string
  label: string
}

export interface FieldRules {
  name: string
  label: string
  type: string
  isRequired: boolean
  isKey: boolean
  isKeyOnly: boolean
  min?: number
  max?: number
  choices?: Labelled[]
  refersTo?: { kind: string; label: string; by: { name: string; label: string }[]; canCreate: boolean }
  types?: Labelled[]
}

export interface ReadFile {
  format: 'csv' | 'ods' | 'xlsx'
  encoding: string | null
  separator: string | null
  headers: string[]
  lineCount: number
  lines: { line: number; cells: string[] }[]
  columns: ImportColumn[]
  keys: string[]
}

export interface Preview {
  fields: FieldRules[]
  unique: string[][]
  canCreate: boolean
  canUpdate: boolean
  file: ReadFile | null
}

/** How to read the file, as the person corrected it. */
export interface Reading {
  encoding?: string
  separator?: string
  sheet?: number
}

export const kindsQuery = queryOptions({
  queryKey: ['imports', 'kinds'],
  queryFn: ({ signal }) =>
    api.get<{ items: { kind: string; name: string; canCreate: boolean; canUpdate: boolean }[] }>('/imports/kinds', {
      signal,
    }),
  staleTime: 60_000,
})

export const previewQuery = (kind: string, document: string | undefined, reading: Reading) =>
  queryOptions({
    queryKey: ['imports', 'preview', kind, document, reading],
    queryFn: ({ signal }) => api.get<Preview>('/imports/preview', { query: { kind, document, ...reading }, signal }),
    enabled: kind !== '',
    retry: false,
    staleTime: 60_000,
  })

export interface ImportRecord extends Json {
  kind: string
  fileName: string
  isTrial: boolean
  state: ImportState
  lineCount: number
  doneCount: number
  createdCount: number
  updatedCount: number
  unchangedCount: number
  refusedCount: number
  mapping: ImportMapping
  file: Reading
  document: string | null
  error: string | null
}

export const isAtWork = (state: unknown): boolean => state === 'queued' || state === 'running' || state === 'undoing'

/** Asked again and again while it is at work. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => api.get<ImportRecord>(`/imports/${id}`, { signal }),
    refetchInterval: (query) => (isAtWork(query.state.data?.state) ? 700 : false),
    enabled: id !== '',
  })

export interface ReportLine {
  line: number
  outcome: LineOutcome
  recordId: string | null
  errors: { field: string; code: string; detail: string }[]
  changes: { field: string; old: unknown; new: unknown; oldText?: string; newText?: string }[]
  cells: string[] | null
}

export const readLines = (id: string, outcome: string | undefined, after: string | undefined, signal?: AbortSignal) =>
  api.get<{ items: ReportLine[]; next: string | null }>(`/imports/${id}/lines`, { query: { outcome, after }, signal })
