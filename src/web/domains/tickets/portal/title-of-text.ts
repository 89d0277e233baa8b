const longest = 90

/** A title from what somebody wrote: the first sentence or line, cut at a word when it is long. */
export function titleOfText(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.trim()
  const sentence = /^.{8,}?[.!?…](?=\s|$)/.exec(line)?.[0] ?? line
  const bare = sentence.replace(/[.…\s]+$/, '')
  if (bare.length <= longest) return bare
  const cut = bare.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`
}
