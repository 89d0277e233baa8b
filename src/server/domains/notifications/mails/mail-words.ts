import sanitize from 'sanitize-html'
import { escapeHtml } from '../../../../shared/escape-html.ts'
import { cleanHtml, textOfHtml } from '../../../engine/changes/clean-values.ts'
import { say } from '../../../engine/texts.ts'

const blockEnds = /<\/(?:p|li|h[1-6]|tr|blockquote|pre|table|ul|ol)>|<br\s*\/?>|<hr\s*\/?>/gi

/** The words of an HTML text, a line for each of its blocks. */
export const plainOf = (html: string): string =>
  html
    .split(blockEnds)
    .map(textOfHtml)
    .filter((line) => line !== '')
    .join('\n')

/**
 * HTML as a mail may hold it: nothing that is fetched when it is opened (pictures stand on the record, behind the sign-in),
 * and links that lead somewhere outside a browser page too.
 */
export const mailHtml = (html: string, publicUrl: string, language: string): string =>
  sanitize(cleanHtml(html), {
    allowedTags: sanitize.defaults.allowedTags.filter((tag) => tag !== 'img'),
    allowedAttributes: { a: ['href'], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    transformTags: {
      img: (_name, { alt }) => ({
        tagName: 'span',
        attribs: {},
        text: alt || say(language, 'notifications.mail.image'),
      }),
      a: (tagName, { href = '' }) => ({
        tagName,
        attribs: { href: href.startsWith('/') ? `${publicUrl}${href}` : href },
      }),
    },
  })

/** Plain text as HTML: paragraphs at empty lines, addresses as links. */
export const htmlOfPlain = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${linked(escapeHtml(part.trim())).replaceAll('\n', '<br>')}</p>`)
    .join('\n')

const linked = (html: string): string =>
  html.replace(/https?:\/\/[^\s<>"']+/g, (address) => `<a href="${address}">${address}</a>`)
