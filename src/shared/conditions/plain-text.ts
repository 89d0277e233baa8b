/** Letters that do not fall apart into a base and a mark, as PostgreSQL's `unaccent` writes them. */
const unfolded: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ł: 'l',
  Ł: 'L',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ĳ: 'ij',
  Ĳ: 'IJ',
  ŀ: 'l',
  Ŀ: 'L',
  ŉ: "'n",
  ŋ: 'n',
  Ŋ: 'N',
  ŧ: 't',
  Ŧ: 'T',
  ĸ: 'q',
  ſ: 's',
  '‘': "'",
  '’': "'",
  '‚': ',',
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': ',,',
  '‟': '"',
  '«': '<<',
  '»': '>>',
  '‹': '<',
  '›': '>',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '…': '...',
  '©': '(C)',
  '®': '(R)',
  '×': '*',
  '÷': '/',
  '−': '-',
  '¡': '!',
  '¿': '?',
  ª: 'a',
  º: 'o',
  ẞ: 'SS',
  '¼': ' 1/4',
  '½': ' 1/2',
  '¾': ' 3/4',
  '№': 'No',
}

const unfoldedPattern = new RegExp(`[${Object.keys(unfolded).join('')}]`, 'gu')

/**
 * Text without capitals and accents, as people compare words: `Élève` = `eleve`, `Œuvre` = `oeuvre`.
 * Equals the SQL function `plain()` (lower and unaccent) for the scripts of Western and Central Europe.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(unfoldedPattern, (letter) => unfolded[letter] ?? letter)
    .toLowerCase()
