import { escapeHtml } from '../../../../shared/escape-html.ts'
import { cleanHtml, textOfHtml } from '../../../engine/changes/clean-values.ts'
import { cutQuoteHtml, cutQuoteText } from './cut-quote.ts'
import type { MailPart } from './mail.ts'

/** HTML beyond this is read as text only: cleaning takes time by its length. */
const mostHtml = 1_000_000
/** What fits into one entry of a case. */
const mostBody = 150_000

interface Given {
  text: string
  html: string | null
  parts: readonly MailPart[]
  marker: string
}

/** What was said, whole and without what it quotes: clean HTML, pictures of the mail as `marker` and the index of their part. */
export function bodiesOf({ text, html, parts, marker }: Given): { text: string; html: string; replyHtml: string } {
  if (html === null || html.length > mostHtml)
    return { text, html: asHtml(text), replyHtml: asHtml(cutQuoteText(text)) }
  const marked = markPictures(html, parts, marker)
  const whole = clean(marked)
  const cut = clean(cutQuoteHtml(marked))
  const lines = text === '' ? linesOf(whole) : text
  const isSaid = textOfHtml(cut) !== ''
  const reply = isSaid ? cut : asHtml(cutQuoteText(lines))
  return { text: lines, html: short(whole, lines), replyHtml: short(reply, lines) }
}

/** Lines as paragraphs. */
export function asHtml(text: string): string {
  return text
    .slice(0, mostBody)
    .toWellFormed()
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => `<p>${escapeHtml(part).replace(/\n/g, '<br />')}</p>`)
    .join('')
}

const short = (html: string, text: string): string => (html.length > mostBody ? asHtml(text) : html)

const picture = /<img\b([^>]{0,4000})>/gi

/**
 * Pictures that came with the mail keep their place. All others go: one from elsewhere tells its owner who reads when, and one
 * of ours would show a document that the sender has only guessed.
 */
function markPictures(html: string, parts: readonly MailPart[], marker: string): string {
  const places = new Map(parts.flatMap((part, index) => (part.cid === null ? [] : [[part.cid, index] as const])))
  return html.replace(picture, (_, attributes: string) => {
    const cid = /\bsrc\s{0,9}=\s{0,9}["']?cid:([^"'\s>]{1,300})/i.exec(attributes)?.[1]
    const index = cid === undefined ? undefined : (places.get(cid) ?? places.get(decoded(cid)))
    return index === undefined ? '' : `${marker}${index};`
  })
}

const decoded = (cid: string): string => {
  try {
    return decodeURIComponent(cid)
  } catch {
    return cid
  }
}

/**
 * The house's cleaning, and nothing that means something inside the house: pictures of documents, people who are called by name.
 * The house has no boxes: those of mail programs are its paragraphs.
 */
const clean = (html: string): string =>
  cleanHtml(
    html
      .replace(/<(\/?)(?:div|center|section|article)\b/gi, '<$1p')
      .replace(/<(\/?)b(?=[\s>])/gi, '<$1strong')
      .replace(/<(\/?)i(?=[\s>])/gi, '<$1em'),
  )
    .replace(/<img\b[^>]*>/gi, '')
    .replace(/ data-mention="[^"]*"/gi, '')
    .replace(/<p>(?:\s|&nbsp;|\u00a0|<br \/>|<\/?span>)*<\/p>/g, '')
    .trim()

/** The lines of clean HTML. */
export const linesOf = (html: string): string =>
  textOfHtml(html.replace(/<br \/>|<\/(?:p|li|tr|h\d|pre|blockquote|table)>/g, '\u0001$&'))
    .split('\u0001')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
