/**
 * What stands at the head of our own mails, in whatever language: people are asked to write above it.
 * Three signs that no sentence has; the words between them are free.
 */
const ourMark = /##-{1,3}[^#\n<]{0,200}-{1,3}##/

/** How mail programs begin what they quote. Bounded: a hostile mail must not make them walk through all of itself again and again. */
const htmlMarks: readonly RegExp[] = [
  ourMark,
  /<(?:div|blockquote)\b[^>]{0,200}\bclass="?[^">]{0,100}\b(?:gmail_quote|gmail_extra|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|tutanota_quote)/i,
  /<blockquote\b[^>]{0,200}\btype="?cite/i,
  /<(?:div|hr|span)\b[^>]{0,200}\bid="?(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|reply-intro)/i,
  // Outlook on the desk: a line above « De : ».
  /<div\b[^>]{0,80}\bstyle="?[^">]{0,120}border-top: ?solid #(?:e1e1e1|b5c4df|cccccc) 1(?:\.0)?pt/i,
  /-{3,12} ?(?:Message d['’]origine|Original Message|Message original|Ursprüngliche Nachricht|Message transféré|Forwarded message) ?-{3,12}/i,
]

const signatureMarks: readonly RegExp[] = [
  /<(?:div|span|table|p)\b[^>]{0,200}\bclass="?[^">]{0,100}\b(?:gmail_signature|moz-signature)/i,
  /<(?:div|p)\b[^>]{0,200}\bid="?(?:x_)*(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|lineBreakAtBeginningOfSignature)/i,
  /<(?:div|p|span)\b[^>]{0,200}>(?:Envoyé (?:de mon|depuis)|Sent from my|Sent from Mail for|Obtenez Outlook|Télécharger Outlook|Get Outlook) /i,
]

/** « Le 3 mars 2026 à 10:12, Marie Dupont a écrit : » as the last thing before a quotation. */
const attribution =
  /(?:\b(?:Le|On|Am) [^<>]{5,250}?(?:<[^>]{0,300}>[^<>]{0,200}?){0,6}(?:a écrit|wrote|schrieb)[^<>]{0,80}:?(?:\s|&nbsp;|<[^>]{0,300}>){0,40})$/i

/** HTML of which the tags need not close any more: whoever cleans it closes them. */
export function cutQuoteHtml(html: string): string {
  const above = cutAt(html, htmlMarks)
  const last = above.slice(-3000)
  const bare =
    above.length < html.length ? above.slice(0, above.length - last.length) + last.replace(attribution, '') : above
  return cutAt(bare, signatureMarks)
}

const cutAt = (text: string, marks: readonly RegExp[]): string => {
  const places = marks.map((mark) => text.search(mark)).filter((at) => at !== -1)
  return places.length === 0 ? text : text.slice(0, Math.min(...places))
}

const head = (words: string) => new RegExp(`^\\**(?:${words})\\** ?:`, 'i')
const fromLine = head('De|From|Von|Expéditeur')
const nextLine = head('Envoyé|Sent|Date|À|A|To|Gesendet|Objet|Subject|Cc')
const originalLine =
  /^[-_ ]*-{3,} ?(?:Message d['’]origine|Original Message|Message original|Ursprüngliche Nachricht|Message transféré|Forwarded message)/i
const wroteLine = /(?:a écrit|wrote|schrieb)\b.{0,60}:$/i
const beginsWrote = /^>? ?(?:Le|On|Am) \S/
const phoneLine =
  /^(?:Envoyé (?:de mon|depuis)|Sent from my|Sent from Mail for|Obtenez Outlook|Télécharger Outlook|Get Outlook)\b/i

/** The lines above a quoted mail and the signature; all lines when nothing would be left (whoever answers below what he quotes). */
export function cutQuoteText(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((_, index) => beginsQuote(lines, index))
  const above = lines.slice(0, end === -1 ? lines.length : end)
  const signature = above.findIndex((line) => /^-- ?$/.test(line) || phoneLine.test(line.trim()))
  const said = tidy(signature === -1 ? above : above.slice(0, signature))
  if (said !== '') return said
  const unquoted = tidy(lines.filter((line) => !line.startsWith('>') && !wroteLine.test(line.trim())))
  return unquoted === '' ? tidy(lines) : unquoted
}

function beginsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index]!.trim()
  if (ourMark.test(line) || originalLine.test(line)) return true
  const next = lines.slice(index + 1, index + 5).map((each) => each.trim())
  if (fromLine.test(line)) return next.some((each) => nextLine.test(each))
  // The attribution may be broken over three lines.
  if (beginsWrote.test(line)) {
    const broken = [line, ...next.slice(0, 2)]
    return broken.some((_, count) => wroteLine.test(broken.slice(0, count + 1).join(' ')))
  }
  return line.startsWith('>') && lines.slice(index).every((each) => each.startsWith('>') || each.trim() === '')
}

const tidy = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
