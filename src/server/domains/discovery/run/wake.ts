/** Tells the loop of this process that a run waits. */
let waiting: (() => void) | null = null

export function wakeScans(): void {
  const wake = waiting
  waiting = null
  wake?.()
}

export const untilWoken = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    function done() {
      clearTimeout(timer)
      waiting = null
      resolve()
    }
    waiting = done
  })
