import { Fragment } from 'react'
import { highlight } from './highlight.ts'

/** A text with the words of a search marked in it. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text
  return highlight(text, words).map((stretch, index) =>
    stretch.isMarked ? <mark key={index}>{stretch.text}</mark> : <Fragment key={index}>{stretch.text}</Fragment>,
  )
}
