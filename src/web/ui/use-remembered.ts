import { useState } from 'react'

function stored<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** A state that this browser keeps from one visit to the next. Where it keeps nothing, it lasts as long as the page. */
export function useRemembered<T>(key: string, initial: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => stored<T>(key) ?? initial)
  const change = (next: T) => {
    setValue(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Full, or forbidden.
    }
  }
  return [value, change]
}
