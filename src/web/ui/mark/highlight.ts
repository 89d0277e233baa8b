/** A stretch of a text, marked when it holds what was searched. */
export interface Stretch {
  text: string
  isMarked: boolean
}

/** Letters as they are compared: without accents or case. One letter in, one letter out, so that places stay the same. */
const fold = (text: string): string =>
  [...text]
    .map(
      (letter) =>
        letter
          .normalize('NFD')
          .replace(/\p{Diacritic}/gu, '')
          .toLowerCase()[0] ?? letter,
    )
    .join('')

/** Cuts a text where words of a search begin in it. `fold` keeps lengths, so marks fall on the letters as written. */
export function highlight(text: string, words: readonly string[]): Stretch[] {
  const folded = fold(text)
  const marked = new Array<boolean>(folded.length).fill(false)
  for (const word of words.map(fold).filter(Boolean)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      marked.fill(true, at, at + word.length)
  }
  const stretches: Stretch[] = []
  for (const [index, letter] of [...text].entries()) {
    const isMarked = marked[index] === true
    const last = stretches.at(-1)
    if (last !== undefined && last.isMarked === isMarked) last.text += letter
    else stretches.push({ text: letter, isMarked })
  }
  return stretches
}
