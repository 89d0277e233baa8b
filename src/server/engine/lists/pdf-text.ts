/** The text in the font and size at hand, with an ellipsis where the width ends. */
export function cut(document: PDFKit.PDFDocument, text: string, width: number): string {
  const whole = text.slice(0, 200)
  if (document.widthOfString(whole) <= width) return whole
  let [fits, over] = [0, whole.length]
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2)
    if (document.widthOfString(`${whole.slice(0, middle)}…`) <= width) fits = middle
    else over = middle
  }
  return `${whole.slice(0, fits).trimEnd()}…`
}

interface PageSize {
  width: number
  height: number
  margin: number
}

/**
 * `2 / 5` at the right of every page's foot. `prepare` is called on each page: it chooses font and colour, and writes what else
 * stands there.
 */
export function numberPages(document: PDFKit.PDFDocument, page: PageSize, foot: number, prepare: () => void): void {
  const { start, count } = document.bufferedPageRange()
  for (let index = start; index < start + count; index++) {
    document.switchToPage(index)
    // The foot stands in the margin: without this the text would begin a page of its own.
    document.page.margins.bottom = 0
    prepare()
    const options = { width: page.width - 2 * page.margin, align: 'right' as const, lineBreak: false }
    document.text(`${index - start + 1} / ${count}`, page.margin, foot, options)
  }
}

/** The standard fonts write what Windows-1252 holds; line ends and signs beyond it become something that it has. */
export const encodable = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\u2009\u202f]/g, '\u00a0')
    .normalize('NFC')
    .replace(/[^\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g, (sign) => {
      const plain = sign.normalize('NFKD').replace(/\p{M}/gu, '')
      return /^[\u0020-\u007e]+$/.test(plain) ? plain : '?'
    })
