import { useEffect, useState } from 'react'

let speak: (sentence: string) => void = () => undefined

/** Says a sentence to screen readers without moving the focus. */
export const announce = (sentence: string): void => speak(sentence)

/** The one polite live region of the page; UiProvider places it. */
export function LiveRegion() {
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    // Emptied first, so that the same sentence twice is said twice.
    speak = (next) => {
      setSentence('')
      setTimeout(() => setSentence(next), 60)
    }
    return () => {
      speak = () => undefined
    }
  }, [])
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {sentence}
    </div>
  )
}
