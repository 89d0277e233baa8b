/** Loops of this process that wait for work, and whoever has some. Other processes poll. */
export interface Waker {
  wake: () => void
  /** Resolves at the next wake, or after so many milliseconds. */
  untilWoken: (milliseconds: number) => Promise<void>
}

export function createWaker(): Waker {
  const waiting = new Set<() => void>()
  return {
    wake: () => {
      for (const go of waiting) go()
    },
    untilWoken: (milliseconds) =>
      new Promise((resolve) => {
        const go = () => {
          clearTimeout(timer)
          waiting.delete(go)
          resolve()
        }
        const timer = setTimeout(go, milliseconds)
        waiting.add(go)
      }),
  }
}
