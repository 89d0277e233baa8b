const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Plain text → the HTML the API takes: paragraphs at empty lines, line breaks inside. */
export const htmlOfText = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${part.replace(/[&<>"]/g, (sign) => escapes[sign]!).replace(/\n/g, '<br>')}</p>`)
    .join('')
