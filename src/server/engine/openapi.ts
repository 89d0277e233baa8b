import { z } from 'zod'
import { errorCodes } from '../../shared/errors.ts'
import type { Field } from '../../shared/fields/index.ts'
import { steps } from '../../shared/figures/figures.ts'
import { type Kind, readableFields } from '../../shared/kinds/define-kind.ts'
import type { Action } from './actions/define-action.ts'
import { hasDocuments } from './attachments.ts'
import type { House, KindEntry, MountedRoute } from './house.ts'
import { createSchema, updateSchema } from './kinds/input-schema.ts'
import { exportFormats } from './lists/export.ts'
import { say } from './texts.ts'

type Json = Record<string, unknown>

const problemAnswer = {
  description: 'Problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** OpenAPI 3.1 of all that the house offers. Written from kinds, actions and routes: it cannot lag behind them. */
export function describeApi(house: House): Json {
  const paths: Record<string, Json> = {}
  for (const entry of house.kinds.values()) addKind(paths, house, entry)
  for (const room of house.rooms) for (const mounted of room.routes) addRoute(paths, mounted, room.name)
  addCommon(paths)
  return {
    openapi: '3.1.0',
    info: { title: 'Cigale', version: '1', description: say('en', 'api.description') },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { token: [] }],
    tags: [...new Set([...house.kinds.values()].map((entry) => entry.kind.plural))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'cigale_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Problem: problemSchema(),
        Money: {
          type: ['object', 'null'],
          properties: { amount: { type: 'string', pattern: '^-?\\d+\\.\\d{2}$' }, currency: { type: 'string' } },
        },
        Reference: { type: ['object', 'null'], properties: { id: { type: 'string' }, name: { type: 'string' } } },
        ...Object.fromEntries([...house.kinds.values()].map((entry) => [schemaName(entry.kind), recordSchema(entry)])),
      },
    },
  }
}

const schemaName = (kind: Kind): string =>
  kind.name.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase())

function problemSchema(): Json {
  const fieldError = {
    type: 'object',
    properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
  }
  return {
    type: 'object',
    required: ['code', 'title', 'status', 'requestId'],
    properties: {
      type: { type: 'string' },
      status: { type: 'integer' },
      code: { enum: Object.keys(errorCodes) },
      title: { type: 'string' },
      detail: { type: 'string' },
      errors: { type: 'array', items: fieldError },
      requestId: { type: 'string' },
    },
  }
}

function recordSchema(entry: KindEntry): Json {
  const fields = Object.entries(readableFields(entry.kind)).map(([name, field]) => [
    name,
    { ...fieldSchema(field), description: say('en', `kind.${entry.kind.name}.field.${name}`) },
  ])
  const extras = Object.keys(entry.extras ?? {}).map((name): [string, Json] => [name, {}])
  if (entry.kind.fields[entry.kind.title]?.isTranslated === true)
    extras.push(['shownName', { type: 'string', description: say('en', 'api.shownName') }])
  const can = { type: 'object', additionalProperties: { type: 'boolean' } }
  return {
    type: 'object',
    properties: {
      id: { type: 'string' },
      version: { type: 'integer' },
      ...Object.fromEntries([...fields, ...extras]),
      can,
    },
  }
}

function fieldSchema(field: Field): Json {
  if (field.type === 'reference') return { $ref: '#/components/schemas/Reference' }
  if (field.type === 'money') return { $ref: '#/components/schemas/Money' }
  if (field.type === 'decimal') return { type: ['string', 'null'], pattern: '^-?\\d+(\\.\\d+)?$' }
  if (field.type === 'instant') return { type: ['string', 'null'], format: 'date-time' }
  return jsonSchema(field.schema)
}

/** Inputs as JSON Schema; what has none (transforms) is described as anything. */
function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
}

const listParameters = ['q', 'filter', 'sort', 'limit', 'after', 'fields', 'count', 'trash'].map((name) => ({
  name,
  in: 'query',
  required: false,
  schema: name === 'limit' ? { type: 'integer', minimum: 1, maximum: 500, default: 50 } : { type: 'string' },
  description: say('en', `api.parameter.${name}`),
}))
const formatParameter = {
  name: 'format',
  in: 'query',
  required: false,
  schema: { enum: exportFormats, default: 'csv' },
  description: say('en', 'api.parameter.format'),
}
const figuresParameters = ['q', 'filter', 'trash', 'by', 'over', 'step', 'measure', 'format'].map((name) => ({
  name,
  in: 'query',
  required: false,
  schema: name === 'step' ? { enum: steps, default: 'month' } : { type: 'string' },
  description: say('en', name === 'format' ? 'api.parameter.figuresFormat' : `api.parameter.${name}`),
}))
const boardParameters = [
  ...listParameters.filter(({ name }) => name !== 'after' && name !== 'count'),
  { name: 'by', in: 'query', required: true, schema: { type: 'string' }, description: say('en', 'api.parameter.by') },
]
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

function addKind(paths: Record<string, Json>, house: House, entry: KindEntry): void {
  const { kind } = entry
  const record = { $ref: `#/components/schemas/${schemaName(kind)}` }
  const page = {
    type: 'object',
    properties: {
      items: { type: 'array', items: record },
      total: { type: ['integer', 'null'] },
      next: { type: ['string', 'null'] },
    },
  }
  const base = `/${kind.plural}`
  put(paths, base, 'get', operation(kind, 'list', page, { parameters: listParameters }))
  put(
    paths,
    `${base}/export`,
    'get',
    operation(kind, 'export', { type: 'string' }, { parameters: [...listParameters, formatParameter] }),
  )
  put(
    paths,
    `${base}/figures`,
    'get',
    operation(kind, 'figures', { type: 'object' }, { parameters: figuresParameters }),
  )
  put(paths, `${base}/board`, 'get', operation(kind, 'board', { type: 'object' }, { parameters: boardParameters }))
  put(paths, `${base}/{id}`, 'get', operation(kind, 'get', record, { parameters: [idParameter] }))
  put(
    paths,
    `${base}/{id}/history`,
    'get',
    operation(kind, 'history', { type: 'object' }, { parameters: [idParameter] }),
  )
  const create = house.actions.get(entry.createBy ?? `${kind.name}.create`)
  if (create !== undefined)
    put(
      paths,
      base,
      'post',
      operation(kind, 'create', record, {
        requestBody: body(entry.createBy === undefined ? jsonSchema(createSchema(kind)) : jsonSchema(create.input)),
      }),
    )
  if (house.actions.has(`${kind.name}.update`))
    put(
      paths,
      `${base}/{id}`,
      'patch',
      operation(kind, 'update', record, {
        parameters: [idParameter],
        requestBody: body(jsonSchema(updateSchema(kind))),
      }),
    )
  if (house.actions.has(`${kind.name}.remove`))
    put(paths, `${base}/{id}`, 'delete', operation(kind, 'remove', {}, { parameters: [idParameter] }))
  if (hasDocuments(entry))
    put(
      paths,
      `${base}/{id}/documents`,
      'get',
      operation(kind, 'documents', { type: 'object' }, { parameters: [idParameter] }),
    )
  if (entry.copied !== undefined)
    put(
      paths,
      `${base}/{id}/copy-parts`,
      'get',
      operation(kind, 'copy-parts', { type: 'object' }, { parameters: [idParameter] }),
    )
  if (entry.hasNotes === true)
    put(paths, `${base}/{id}/notes`, 'get', operation(kind, 'notes', { type: 'object' }, { parameters: [idParameter] }))
  for (const action of house.actions.values()) addVerb(paths, kind, action)
}

function addVerb(paths: Record<string, Json>, kind: Kind, action: Action): void {
  const verb = action.name.slice(action.name.indexOf('.') + 1)
  if (action.on?.kind.name !== kind.name || ['create', 'update', 'remove'].includes(verb)) return
  put(
    paths,
    `/${kind.plural}/{id}/${verb}`,
    'post',
    operation(
      kind,
      verb,
      { $ref: `#/components/schemas/${schemaName(kind)}` },
      { parameters: [idParameter], requestBody: body(jsonSchema(action.input)) },
    ),
  )
}

function addRoute(paths: Record<string, Json>, mounted: MountedRoute, room: string): void {
  const { route } = mounted
  const path = route.path.replace(/:(\w+)/g, '{$1}')
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const asked = mounted.action === undefined ? {} : { requestBody: body(jsonSchema(mounted.action.input)) }
  put(paths, path, route.method.toLowerCase(), {
    operationId: `${room}.${route.summary}`,
    tags: [route.tag],
    summary: say('en', `api.${route.summary}`),
    parameters,
    ...(route.open === undefined ? {} : { security: [] }),
    ...asked,
    responses: {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: route.output === undefined ? {} : jsonSchema(route.output) } },
      },
      default: problemAnswer,
    },
  })
}

function addCommon(paths: Record<string, Json>): void {
  const found = {
    type: 'object',
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            kind: { type: 'string' },
            id: { type: 'string' },
            title: { type: 'string' },
            subtitle: { type: 'string' },
            score: { type: 'number' },
          },
        },
      },
    },
  }
  const answer = (schema: Json) => ({
    200: { description: 'OK', content: { 'application/json': { schema } } },
    default: problemAnswer,
  })
  put(paths, '/search', 'get', {
    operationId: 'search',
    tags: ['search'],
    summary: say('en', 'api.search'),
    parameters: [
      { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'limit', in: 'query', schema: { type: 'integer' } },
    ],
    responses: answer(found),
  })
  put(paths, '/session', 'post', {
    operationId: 'session.start',
    tags: ['session'],
    security: [],
    requestBody: body({
      type: 'object',
      required: ['login', 'password'],
      properties: { login: { type: 'string' }, password: { type: 'string' } },
    }),
    responses: answer({ type: 'object' }),
  })
  put(paths, '/session', 'get', {
    operationId: 'session.current',
    tags: ['session'],
    responses: answer({ type: 'object' }),
  })
  put(paths, '/session', 'delete', {
    operationId: 'session.leave',
    tags: ['session'],
    responses: { 204: { description: 'Signed out' }, default: problemAnswer },
  })
}

const body = (schema: Json) => ({ required: true, content: { 'application/json': { schema } } })

function operation(kind: Kind, verb: string, output: Json, more: Json): Json {
  return {
    operationId: `${kind.name}.${verb}`,
    tags: [kind.plural],
    ...more,
    responses: {
      [verb === 'create' ? 201 : verb === 'remove' ? 204 : 200]: {
        description: 'OK',
        content: { 'application/json': { schema: output } },
      },
      default: problemAnswer,
    },
  }
}

function put(paths: Record<string, Json>, path: string, method: string, operationObject: Json): void {
  paths[path] = { ...paths[path], [method]: operationObject }
}
