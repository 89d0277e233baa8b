/** Text that can be stored and shown: well formed, no control characters but line ends and tabs. */
export const storable = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

/** The same on one line, cut to its length. Signs that turn the direction of text around are left out: they disguise names. */
export const oneLine = (text: string, most: number): string =>
  storable(text)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
