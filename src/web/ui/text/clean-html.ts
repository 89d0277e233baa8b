import DOMPurify from 'dompurify'

const tags = [
  ...[
    'a',
    'b',
    'blockquote',
    'br',
    'code',
    'div',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'hr',
    'i',
    'img',
    'li',
    'ol',
    'p',
    'pre',
    's',
  ],
  ...['span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul'],
]
const attributes = ['href', 'src', 'alt', 'title', 'colspan', 'rowspan', 'start', 'data-mention']

/** Pictures only from this server: a remote one would tell a stranger that the mail was read. */
function keepHere(node: Element): void {
  if (node.tagName === 'IMG' && !/^(\/(?!\/)|data:image\/(png|jpeg|gif|webp);)/.test(node.getAttribute('src') ?? ''))
    node.remove()
  if (node.tagName !== 'A') return
  node.setAttribute('rel', 'noopener noreferrer')
  if (/^https?:/.test(node.getAttribute('href') ?? '')) node.setAttribute('target', '_blank')
}

const purifier = typeof window === 'undefined' ? null : DOMPurify(window)
purifier?.addHook('afterSanitizeAttributes', keepHere)

/** Formatted text without scripts, styles, forms, frames or remote pictures. */
export const cleanHtml = (html: string): string =>
  purifier?.sanitize(html, { ALLOWED_TAGS: tags, ALLOWED_ATTR: attributes, ALLOW_DATA_ATTR: false }) ?? ''
