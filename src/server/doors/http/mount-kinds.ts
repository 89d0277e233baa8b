import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CigaleError, invalidField } from '../../../shared/errors.ts'
import { abilitiesOn } from '../../engine/access/abilities.ts'
import type { Action } from '../../engine/actions/define-action.ts'
import { hasDocuments } from '../../engine/attachments.ts'
import { historyFacets, historyOf, historySources } from '../../engine/changes/history.ts'
import { copyPartsOf } from '../../engine/copies/copiers.ts'
import { boardQuery, readBoard } from '../../engine/figures/board.ts'
import { figuresQuery, readFigures } from '../../engine/figures/figures.ts'
import { figuresCsv } from '../../engine/figures/figures-csv.ts'
import { documentsOf } from '../../engine/files/record-documents.ts'
import type { KindEntry } from '../../engine/house.ts'
import { readBulk, runBulk } from '../../engine/kinds/bulk.ts'
import { exportList } from '../../engine/lists/export.ts'
import { type Json, listRecords, readRecord } from '../../engine/lists/list.ts'
import { exportQuery, listQuery, listRequest } from '../../engine/lists/list-query.ts'
import { notesOf } from '../../engine/notes/notes-of.ts'
import type { Door } from './door.ts'
import { readerOf } from './reader.ts'
import { actorOf, bodyOf, parse } from './request-input.ts'
import { runOnce } from './run-once.ts'

type Params = { id: string }

const historyQuery = listQuery.extend({
  by: z.enum(historySources).optional(),
  act: z.string().max(100).optional(),
  field: z.string().max(300).optional(),
  /** Beside the first page: what else it can be filtered by. */
  facets: z.enum(['true']).optional(),
})

/** Every kind has the same web services; a room adds its own beside them. */
export function mountKinds(server: FastifyInstance, door: Door): void {
  for (const entry of door.services.house.kinds.values()) {
    mountReads(server, door, entry)
    mountWrites(server, door, entry)
    mountVerbs(server, door, entry)
    if (hasDocuments(entry)) mountDocumentsOf(server, door, entry)
    if (entry.hasNotes === true) mountNotesOf(server, door, entry)
    if (entry.copied !== undefined) mountCopyOf(server, door, entry)
  }
}

function mountReads(server: FastifyInstance, door: Door, entry: KindEntry): void {
  const { kind } = entry
  const base = `/api/v1/${kind.plural}`
  server.get(base, async (request) => {
    const reader = readerOf(door, request)
    return listRecords(reader, kind, listRequest(reader, kind, parse(listQuery, request.query)))
  })
  server.get(`${base}/export`, async (request, reply) => {
    const reader = readerOf(door, request)
    const query = parse(exportQuery, request.query)
    const given = { ...listRequest(reader, kind, query), ...(query.words === undefined ? {} : { words: query.words }) }
    const { type, content } = await exportList(reader, kind, given, query.format, request.language)
    reply
      .header('content-type', type)
      .header('content-disposition', `attachment; filename="${kind.plural}.${query.format}"`)
    return reply.send(content)
  })
  server.get(`${base}/figures`, async (request, reply) => {
    const reader = readerOf(door, request)
    const { q, filter, trash, format, ...asked } = parse(figuresQuery, request.query)
    const figures = await readFigures(reader, kind, { ...listRequest(reader, kind, { q, filter, trash }), ...asked })
    if (format !== 'csv') return figures
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${kind.plural}-figures.csv"`)
    return reply.send(figuresCsv(kind, asked, figures, request.language))
  })
  server.get(`${base}/board`, async (request) => {
    const reader = readerOf(door, request)
    const { by, limit, ...asked } = parse(boardQuery, request.query)
    return readBoard(reader, kind, { ...listRequest(reader, kind, asked), by, limit })
  })
  server.get<{ Params: Params }>(`${base}/:id`, async (request, reply) => {
    const record = await readWithAbilities(door, request, entry, request.params.id)
    if (record.version !== undefined) reply.header('etag', `"${String(record.version)}"`)
    return record
  })
  server.get<{ Params: Params }>(`${base}/:id/history`, async (request) => {
    const reader = readerOf(door, request)
    await readRecord(reader, kind, request.params.id)
    const { limit, after, by, act, field, facets } = parse(historyQuery, request.query)
    const page = await historyOf(reader, kind.name, request.params.id, {
      limit: limit ?? 50,
      ...(by === undefined ? {} : { by }),
      ...(act === undefined ? {} : { act }),
      ...(field === undefined ? {} : { field }),
      ...(after === undefined ? {} : { after }),
    })
    if (facets === undefined) return page
    return { ...page, facets: await historyFacets(reader, kind.name, request.params.id) }
  })
}

/** What hangs on a record, for kinds that have documents. */
function mountDocumentsOf(server: FastifyInstance, door: Door, { kind }: KindEntry): void {
  server.get<{ Params: Params }>(`/api/v1/${kind.plural}/:id/documents`, async (request) =>
    documentsOf(readerOf(door, request), kind, request.params.id),
  )
}

/** A record as everybody gets it: its JSON and `can`. */
export async function readWithAbilities(
  door: Door,
  request: FastifyRequest,
  entry: KindEntry,
  id: string,
): Promise<Json & { can: Record<string, boolean> }> {
  const reader = readerOf(door, request)
  const record = await readRecord(reader, entry.kind, id)
  const allowed = await abilitiesOn(reader, entry.kind, id)
  const isTrashed = record.deletedAt !== undefined
  const fits = (verb: string) => isTrashed === (verb === 'restore') && (entry.possible?.(record, verb) ?? true)
  return { ...record, can: Object.fromEntries(Object.entries(allowed).map(([verb, may]) => [verb, may && fits(verb)])) }
}

function mountNotesOf(server: FastifyInstance, door: Door, { kind }: KindEntry): void {
  server.get<{ Params: Params }>(`/api/v1/${kind.plural}/:id/notes`, async (request) =>
    notesOf(readerOf(door, request), kind, request.params.id),
  )
}

/** What may follow a record into its copies. */
function mountCopyOf(server: FastifyInstance, door: Door, { kind }: KindEntry): void {
  server.get<{ Params: Params }>(`/api/v1/${kind.plural}/:id/copy-parts`, async (request) =>
    copyPartsOf(readerOf(door, request), kind, request.params.id),
  )
}

function mountWrites(server: FastifyInstance, door: Door, entry: KindEntry): void {
  const { kind } = entry
  const base = `/api/v1/${kind.plural}`
  const { actions } = door.services.house
  const create = actions.get(entry.createBy ?? `${kind.name}.create`)
  if (create !== undefined) {
    server.post(base, async (request, reply) => {
      const { recordId } = await runOnce(door, request, create, bodyOf(request))
      const record = await readWithAbilities(door, request, entry, recordId!)
      return reply.status(201).header('location', `${base}/${recordId}`).send(record)
    })
  }
  const update = actions.get(`${kind.name}.update`)
  if (update !== undefined) {
    server.patch<{ Params: Params }>(`${base}/:id`, (request) => runOn(door, request, entry, update, bodyOf(request)))
  }
  if ([...actions.values()].some((action) => action.on?.kind.name === kind.name)) {
    server.post(`${base}/bulk`, async (request) =>
      runBulk(door.services, actorOf(request), kind, parse(readBulk, request.body)),
    )
  }
  const remove = actions.get(`${kind.name}.remove`)
  if (remove !== undefined) {
    server.delete<{ Params: Params }>(`${base}/:id`, async (request, reply) => {
      await runOnce(door, request, remove, { ...versionOf(request), id: request.params.id })
      return reply.status(204).send()
    })
  }
}

const generic = new Set(['create', 'update', 'remove'])

/** Every further verb of the kind: POST /<kinds>/{id}/<verb>. */
function mountVerbs(server: FastifyInstance, door: Door, entry: KindEntry): void {
  const base = `/api/v1/${entry.kind.plural}`
  const mounted = new Set(door.services.house.rooms.flatMap((room) => room.routes.map((route) => route.action?.name)))
  for (const action of door.services.house.actions.values()) {
    const verb = action.name.slice(action.name.indexOf('.') + 1)
    if (action.on?.kind.name !== entry.kind.name || generic.has(verb) || mounted.has(action.name)) continue
    server.post<{ Params: Params }>(`${base}/:id/${verb}`, (request) =>
      runOn(door, request, entry, action, bodyOf(request)),
    )
  }
}

async function runOn(
  door: Door,
  request: FastifyRequest<{ Params: Params }>,
  entry: KindEntry,
  action: Action,
  body: Record<string, unknown>,
): Promise<unknown> {
  const { output } = await runOnce(door, request, action, { ...versionOf(request), ...body, id: request.params.id })
  const beside = output === null ? {} : (action.beside?.(output as never) ?? {})
  try {
    return { ...(await readWithAbilities(door, request, entry, request.params.id)), ...beside }
  } catch (error) {
    // The act may have taken the record out of the actor's sight (given to another team): that is not a failure.
    if (error instanceof CigaleError && error.code === 'not_found')
      return { id: request.params.id, can: {}, output: output ?? null, ...beside }
    throw error
  }
}

/** `If-Match: "7"` → the version the caller saw; `*` = any. What is not one of ours must not pass for "any". */
function versionOf(request: FastifyRequest): { version?: number } {
  const given = request.headers['if-match']
  if (given === undefined || given.trim() === '*') return {}
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given.trim())
  if (match === null) throw invalidField('If-Match', 'format')
  return { version: Number(match[1]) }
}
