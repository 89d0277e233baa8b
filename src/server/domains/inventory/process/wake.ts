/** Wakes the loop of this process when its own door has stored a message; other processes poll. */
const wakers = new Set<() => void>()

export function wakeInventory(): void {
  for (const wake of wakers) wake()
}

/** Resolves at the next wake, or after so many milliseconds. */
export function untilWoken(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      wakers.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, milliseconds)
    wakers.add(wake)
  })
}
