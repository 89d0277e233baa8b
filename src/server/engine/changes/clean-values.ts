import sanitize from 'sanitize-html'
import { invalidField } from '../../../shared/errors.ts'
import { type Kind, propertyOf } from '../../../shared/kinds/define-kind.ts'

const allowed: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    'u',
    's',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
    'h1',
    'h2',
    'h3',
    'h4',
    'hr',
    'img',
    'span',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: {
    // `rel` is ours (below), never the sender's.
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    span: ['data-mention'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // Pictures only from our own attachments: no tracking pixels, no mixed content.
  exclusiveFilter: (frame) =>
    frame.tag === 'img' && !/^\/api\/v1\/documents\/\d+(\/content)?$/.test(frame.attribs.src ?? ''),
  transformTags: { a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow' }) },
  disallowedTagsMode: 'discard',
  nestingLimit: 50,
}

/** Tags that cannot stand inside each other come apart one level a pass. */
const passes = 5

/**
 * HTML that may be shown. The allow-list is the same for every rich text of the house. What comes out comes out the same
 * again: a text saved as it was read is no change.
 */
export function cleanHtml(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return html
  let clean = sanitize(html, allowed)
  for (let pass = 1; pass < passes; pass++) {
    const again = sanitize(clean, allowed)
    if (again === clean) break
    clean = again
  }
  return clean
}

/** The words of an HTML text, for search and previews. */
export const textOfHtml = (html: string): string =>
  sanitize(html.replace(/<(br|\/p|\/li|\/h\d|\/tr)[^>]*>/gi, ' $&'), { allowedTags: [], allowedAttributes: {} })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;|\s+/g, ' ')
    .replace(/&amp;/g, '&')
    .trim()

/** Sanitises rich texts and checks custom values against the fields of the row's type. */
export function cleanValues(
  kind: Kind,
  values: Record<string, unknown>,
  row: Record<string, unknown>,
): Record<string, unknown> {
  const clean = { ...values }
  for (const [name, field] of Object.entries(kind.fields)) {
    const property = propertyOf(name, field)
    if (field.type === 'richText' && typeof clean[property] === 'string')
      clean[property] = cleanHtml(clean[property] as string)
  }
  if (kind.custom !== null && clean[kind.custom.field] !== undefined) {
    clean[kind.custom.field] = checkCustom(kind, { ...row, ...clean })
  }
  return clean
}

function checkCustom(kind: Kind, row: Record<string, unknown>): Record<string, unknown> {
  const { field, by, types } = kind.custom!
  const fields = types[String(row[by])] ?? {}
  const given = (row[field] ?? {}) as Record<string, unknown>
  const checked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const definition = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (definition === undefined) throw invalidField(`${field}.${name}`, 'unknown')
    const parsed = definition.schema.safeParse(value)
    if (!parsed.success) throw invalidField(`${field}.${name}`, 'invalid')
    if (parsed.data !== null && parsed.data !== undefined) checked[name] = parsed.data
  }
  return checked
}
