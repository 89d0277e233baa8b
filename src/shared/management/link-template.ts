import { z } from 'zod'
import { type Field, text } from '../fields/index.ts'
import { readUrl } from '../fields/url.ts'

/** What a template may take from an asset. */
export const linkTags = [
  'id',
  'number',
  'name',
  'serial',
  'inventoryNumber',
  'uuid',
  'contact',
  'manufacturer',
  'model',
  'user',
  'location',
  'group',
  'entity',
  'domain',
  /** Of its first card that has them. */
  'ip',
  'mac',
  /** Of whoever looks at it. */
  'login',
] as const
export type LinkTag = (typeof linkTags)[number]

const tag = /\{(\w+)\}/g

/**
 * `https://support.example/{serial}` with the values of an asset. A value becomes one piece of the address, whatever is
 * in it: `../`, `?`, `#`, `javascript:` are letters like others. Undefined when a value is missing.
 */
export function fillTemplate(template: string, values: Partial<Record<LinkTag, string | null>>): string | undefined {
  const missing = [...template.matchAll(tag)].some(([, name]) => !values[name as LinkTag]?.trim())
  const walks = [...template.matchAll(tag)].some(([, name]) => /^\.{1,2}$/.test(values[name as LinkTag]?.trim() ?? ''))
  if (missing || walks || !isTemplate(template)) return undefined
  const filled = template.replace(tag, (_all, name: LinkTag) => piece(values[name]!.trim()))
  return readUrl(filled)
}

/** encodeURIComponent leaves `'()*!` as they are. */
const piece = (value: string): string =>
  encodeURIComponent(value.toWellFormed()).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** An address whose tags are known ones and stand behind the host: an asset's name must not choose the site. */
export function isTemplate(template: string): boolean {
  const host = /^https?:\/\/[^/?#{}]+/i.exec(template)?.[0]
  if (host === undefined) return false
  const rest = template.slice(host.length)
  if (rest.includes('{') && !/^[/?#]/.test(rest)) return false
  const known = [...template.matchAll(tag)].every(([, name]) => (linkTags as readonly string[]).includes(name!))
  const bare = template.replace(tag, 'x')
  return known && readUrl(bare) !== undefined
}

/** The text field that takes only such templates. */
export function linkTemplate(): Field<string | null> {
  const plain = text({ max: 1000 })
  const schema = plain.schema.transform((value, context) => {
    if (value === null || isTemplate(value)) return value
    context.addIssue({ code: 'custom', message: 'no template', params: { code: 'link_template' } })
    return z.NEVER
  })
  return { ...plain, schema: schema as unknown as Field<string | null>['schema'] }
}

/** Files that other programs open and none runs: a value of a machine is never a command. */
export const fileEndings = ['rdp', 'vnc', 'ica', 'remmina', 'txt', 'csv', 'json', 'xml', 'ini', 'conf'] as const
const ending = new RegExp(`^[^/\\\\]+\\.(?:${fileEndings.join('|')})$`, 'i')

/** `{name}.rdp`, with tags we know. */
export const isFileName = (name: string): boolean =>
  ending.test(name) && [...name.matchAll(tag)].every(([, each]) => (linkTags as readonly string[]).includes(each!))

/** The text field that takes only such names. */
export function linkFileName(): Field<string | null> {
  const plain = text({ max: 100 })
  const schema = plain.schema.refine((value) => value === null || isFileName(value), {
    params: { code: 'link_file_name' },
  })
  return { ...plain, schema: schema as Field<string | null>['schema'] }
}

/**
 * A file with the values of an asset. A value stays on its line; in the name it is letters, figures, `.`, `-` and `_`. Braces
 * around other words are the file's own. Undefined when a value is missing.
 */
export function fillFile(
  { fileName, content }: { fileName: string; content: string },
  values: Partial<Record<LinkTag, string | null>>,
): { name: string; content: string } | undefined {
  const isOurs = (name: string): name is LinkTag => (linkTags as readonly string[]).includes(name)
  const asked = [...`${fileName}\n${content}`.matchAll(tag)].flatMap(([, name]) => (isOurs(name!) ? [name] : []))
  if (!isFileName(fileName) || asked.some((name) => !values[name]?.trim())) return undefined
  const fill = (text: string, write: (value: string) => string) =>
    text.replace(tag, (all, name: string) => (isOurs(name) ? write(values[name]!.toWellFormed().trim()) : all))
  return {
    name: fill(fileName, (value) => value.replace(/[^\p{L}\p{N}._-]+/gu, '-')),
    content: fill(content, (value) => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')),
  }
}
