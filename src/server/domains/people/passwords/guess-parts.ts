import { usualWords } from './usual-words.ts'

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  '&e"\'(-e_ca)=',
  '!@#$%^&*()_+',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'aqwzsxedcrfvtgbyhn',
]
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))]

/** Signs that people put for letters; `1` and `!` stand for i or l. */
const signs: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
}
const longestWord = Math.max(...[...usualWords].map((word) => word.length))

/**
 * In how few parts a password can be written: a common word (also with signs for letters), a run on the keyboard, the
 * alphabet or the digits, a year, a repeated character, a part again; each other character is a part of its own.
 * `Motdepasse2024!` has three, `cheval-batterie-agrafe` five. The fewer, the sooner a guesser finds it.
 */
export function guessParts(password: string): number {
  const text = foldText(password)
  const best: number[] = [0]
  for (let end = 1; end <= text.length; end++) {
    best[end] = best[end - 1]! + 1
    for (let start = Math.max(0, end - longestWord); start < end - 1; start++) {
      const cost = partCost(text, start, end)
      if (cost !== null) best[end] = Math.min(best[end]!, best[start]! + cost)
    }
  }
  // `abcabcabcabc` of unknown words: as good as its first piece.
  const period = periodOf(text)
  return period < text.length ? Math.min(best[text.length]!, best[period]!) : best[text.length]!
}

const foldText = (password: string): string =>
  [...password.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()].slice(0, 200).join('')

/** Cost of text[start..end) as one part, or null when it is none. */
function partCost(text: string, start: number, end: number): number | null {
  const part = text.slice(start, end)
  if (part.length >= 3 && text.slice(0, start).includes(part)) return 0
  if (isRepeat(part) || isYear(part)) return 1
  if (part.length >= 3 && runs.some((run) => run.includes(part))) return 1
  return spellings(part).some((word) => usualWords.has(word)) ? 1 : null
}

const isRepeat = (part: string): boolean => part.length >= 2 && [...part].every((sign) => sign === part[0])
const isYear = (part: string): boolean => /^(19|20)\d\d$/.test(part)

/** The letters a part stands for, forwards and backwards. */
function spellings(part: string): string[] {
  const letters = [...part].map((sign) => signs[sign] ?? sign).join('')
  const asI = letters.replace(/[1!|]/g, 'i')
  const asL = letters.replace(/[1!|]/g, 'l')
  return [part, asI, asL, [...asI].reverse().join('')]
}

/** Length of the shortest piece that the whole text repeats; its own length when there is none. */
function periodOf(text: string): number {
  for (let period = 1; period <= text.length / 2; period++) {
    if (
      text ===
      text
        .slice(0, period)
        .repeat(Math.ceil(text.length / period))
        .slice(0, text.length)
    )
      return period
  }
  return text.length
}
