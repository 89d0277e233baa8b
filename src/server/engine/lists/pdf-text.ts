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
