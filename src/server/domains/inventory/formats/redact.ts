import { readJson } from './json-tree.ts'
import type { Form } from './messages.ts'
import { refusing } from './refusal.ts'
import { child, own, rows, type Tree } from './tree.ts'
import { maskedKey, secretElements } from './xml-plain.ts'

/**
 * A message without the secrets agents send along: process list, environment, command line of the agent, product keys (all
 * but the end). What is stored for replay. The rest is left byte for byte (XML) or value for value (JSON). Never throws: a
 * JSON text that cannot be read comes back empty, because what it holds is unknown.
 */
export function redact(source: string, form: Form): string {
  return form === 'xml' ? redactXml(source) : redactJson(source)
}

const opening = new RegExp(`<(${[...secretElements].join('|')})(?:\\s[^<>]*)?>`, 'gi')
const closings = new Map([...secretElements].map((name) => [name, new RegExp(`</${name}\\s*>`, 'gi')]))
const productKey = /<(WINPRODKEY|KEY)>([^<]{10,100})<\/\1>/gi

/** Linear: each opening tag goes with the next closing tag of its name, else with the rest of the text. */
function redactXml(source: string): string {
  const pieces: string[] = []
  let from = 0
  opening.lastIndex = 0
  for (let open = opening.exec(source); open !== null; open = opening.exec(source)) {
    if (open[0].endsWith('/>')) continue
    pieces.push(source.slice(from, open.index))
    const closing = closings.get((open[1] as string).toLowerCase()) as RegExp
    closing.lastIndex = opening.lastIndex
    from = closing.exec(source) === null ? source.length : closing.lastIndex
    opening.lastIndex = from
  }
  pieces.push(source.slice(from))
  return pieces.join('').replace(productKey, (_, name, key) => `<${name}>${maskedKey(key)}</${name}>`)
}

function redactJson(source: string): string {
  const read = refusing('json', () => readJson(source))
  if ('refusal' in read) return ''
  const content = child(read, 'content')
  if (content === null) return source
  delete content.processes
  delete content.envs
  const provider = child(content, 'versionprovider')
  if (provider !== null) for (const name of Object.keys(provider)) if (name.startsWith('perl_')) delete provider[name]
  maskIn(child(content, 'hardware'), 'winprodkey')
  for (const license of rows(content, 'licenseinfos') ?? []) maskIn(license, 'key')
  return JSON.stringify(read)
}

function maskIn(tree: Tree | null, name: string): void {
  const key = own(tree, name)
  if (tree !== null && typeof key === 'string') tree[name] = maskedKey(key)
}
