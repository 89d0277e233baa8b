const checkEvery = 500
const longestPause = 30_000

/**
 * Watches something and revives it: looks twice a second whether it died, and after failed attempts waits longer each
 * time. Looking, rather than waiting for the exit of a child, also serves a server that was adopted.
 * @returns ends the watch, after an attempt that is under way
 */
export function keepAlive(
  isDead: () => boolean,
  revive: () => Promise<void>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let attempt: Promise<void> | null = null
  let failures = 0
  let notBefore = 0
  const watch = setInterval(() => {
    if (attempt !== null || Date.now() < notBefore || !isDead()) return
    attempt = revive()
      .then(() => {
        failures = 0
      })
      .catch((error: unknown) => {
        failures += 1
        notBefore = Date.now() + Math.min(longestPause, checkEvery * 2 ** failures)
        onFailure(error)
      })
      .finally(() => {
        attempt = null
      })
  }, checkEvery)
  watch.unref()
  return async () => {
    clearInterval(watch)
    await attempt
  }
}
