export interface WordPart {
  sort: 'same' | 'added' | 'removed'
  text: string
}

/** Beyond so many comparisons the middle is shown as replaced: some 2,000 words against 2,000. */
const mostCells = 4_000_000

/** What became of a text, word by word: the longest common sequence of words stays, the rest came or went. */
export function wordDifference(before: string, after: string): WordPart[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const parts: WordPart[] = []
  const add = (sort: WordPart['sort'], words: readonly string[]) => {
    if (words.length === 0) return
    const last = parts.at(-1)
    if (last?.sort === sort) last.text += words.join('')
    else parts.push({ sort, text: words.join('') })
  }
  add('same', old.slice(0, head))
  for (const [sort, word] of middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)))
    add(sort, [word])
  add('same', old.slice(old.length - tail))
  return parts
}

/** Words each with the blanks after it, so that the parts joined are the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/gu) ?? []

function middle(old: readonly string[], now: readonly string[]): [WordPart['sort'], string][] {
  const all: [WordPart['sort'], string][] = []
  let at = 0
  let to = 0
  if (old.length * now.length <= mostCells) {
    const width = now.length + 1
    const longest = lengths(old, now)
    while (at < old.length && to < now.length) {
      if (old[at] === now[to]) {
        all.push(['same', now[to]!])
        at++
        to++
      } else if (longest[(at + 1) * width + to]! >= longest[at * width + to + 1]!) all.push(['removed', old[at++]!])
      else all.push(['added', now[to++]!])
    }
  }
  for (const word of old.slice(at)) all.push(['removed', word])
  for (const word of now.slice(to)) all.push(['added', word])
  return all
}

/** Length of the longest common sequence of what begins at each pair of words. */
function lengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1
  const table = new Uint16Array((old.length + 1) * width)
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = now.length - 1; to >= 0; to--)
      table[at * width + to] =
        old[at] === now[to]
          ? table[(at + 1) * width + to + 1]! + 1
          : Math.max(table[(at + 1) * width + to]!, table[at * width + to + 1]!)
  return table
}
