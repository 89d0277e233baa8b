import { escapeHtml } from '../../../shared/escape-html.ts'

/** Plain text → the HTML the API takes: paragraphs at empty lines, line breaks inside. */
export const htmlOfText = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replace(/\n/g, '<br>')}</p>`)
    .join('')
