import { escapeHtml } from '../../../shared/escape-html.ts'
import { say } from '../../engine/texts.ts'

interface Operation {
  operationId: string
  summary?: string
  tags: string[]
  parameters?: { name: string; in: string; description?: string }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}

interface Api {
  paths: Record<string, Record<string, Operation>>
}

interface Entry extends Operation {
  method: string
  path: string
}

/** The API document as a page for people: plain HTML, no script, so that it needs nothing but a browser. */
export function referencePage(document: unknown, language: string): string {
  const { paths } = document as Api
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ ...operation, method, path })),
  )
  const tags = [...new Set(entries.map((entry) => entry.tags[0] ?? ''))].sort()
  const links = tags.map((tag) => `<li><a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a></li>`).join('')
  const sections = tags.map((tag) =>
    section(
      tag,
      entries.filter((entry) => (entry.tags[0] ?? '') === tag),
      language,
    ),
  )
  const title = say(language, 'api.reference.title')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><header><h1>${title}</h1><p>${say(language, 'api.description')}</p><p><a href="/api/v1/openapi.json">openapi.json</a></p></header>
<nav aria-label="${say(language, 'api.reference.kinds')}"><ul>${links}</ul></nav><main>${sections.join('')}</main></body></html>`
}

function section(tag: string, entries: Entry[], language: string): string {
  return `<section id="${escapeHtml(tag)}"><h2>${escapeHtml(tag)}</h2>${entries.map((entry) => operation(entry, language)).join('')}</section>`
}

function operation(entry: Entry, language: string): string {
  const body = entry.requestBody?.content['application/json']?.schema
  const parameters = (entry.parameters ?? []).map(
    (each) =>
      `<li><code>${escapeHtml(each.name)}</code> <small>${escapeHtml(each.in)}</small> ${escapeHtml(each.description ?? '')}</li>`,
  )
  const details = [
    parameters.length === 0
      ? ''
      : `<h3>${say(language, 'api.reference.parameters')}</h3><ul>${parameters.join('')}</ul>`,
    body === undefined
      ? ''
      : `<h3>${say(language, 'api.reference.body')}</h3><pre tabindex="0">${escapeHtml(JSON.stringify(body, null, 2))}</pre>`,
  ]
  const summary = entry.summary === undefined ? '' : ` ${escapeHtml(entry.summary)}`
  return `<details><summary><b>${entry.method.toUpperCase()}</b> <code>/api/v1${escapeHtml(entry.path)}</code>${summary}</summary>${details.join('')}</details>`
}

const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
nav ul{columns:3;padding:0;list-style:none}summary{cursor:pointer;padding:.25rem 0}pre{overflow:auto;padding:.75rem;border:1px solid;border-radius:.5rem}h3{font-size:1rem}`
