/** Does work at most so many times side by side; who comes later waits, in the order of coming. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

export function createTurns(most: number): Turns {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
