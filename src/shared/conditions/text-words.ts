/** A word of a search, or several in a fixed order. */
export interface TextWord {
  text: string
  isPhrase: boolean
}

/** Splits the text of a condition into words and `"phrases"`. An unclosed quote reaches to the end. */
export function textWords(text: string): TextWord[] {
  const words: TextWord[] = []
  for (const match of text.matchAll(/"([^"]*)(?:"|$)|[^\s"]+/g)) {
    const phrase = match[1]?.trim()
    if (phrase === undefined) words.push({ text: match[0], isPhrase: false })
    else if (phrase !== '') words.push({ text: phrase.replace(/\s+/g, ' '), isPhrase: true })
  }
  return words
}

/** The words as the query language and conditions write them. */
export const joinWords = (words: readonly TextWord[]): string =>
  words.map((word) => (word.isPhrase ? `"${word.text}"` : word.text)).join(' ')
