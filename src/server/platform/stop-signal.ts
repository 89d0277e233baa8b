/** Long enough for the echo of one signal, short enough for a person who insists. */
const echoMilliseconds = 2_000

/**
 * Waits until the process is asked to stop (SIGINT, SIGTERM, SIGHUP). One Ctrl-C often arrives twice, from the
 * terminal and from npm, which passes it on: the echo must not end the process in the middle of its clean-up, as a
 * listener set by `once` would let it. Whoever asks again later means it: the process ends at once, exit code 1.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let askedAt: number | null = null
    const ask = (signal: NodeJS.Signals) => {
      if (askedAt !== null && performance.now() - askedAt > echoMilliseconds) process.exit(1)
      askedAt ??= performance.now()
      resolve(signal)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  })
}
