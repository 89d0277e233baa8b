import { useEffect, useState } from 'react'

/** The text once typing has paused for so many milliseconds. */
export function useSettled(text: string, pause = 80): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text, pause])
  return settled
}
