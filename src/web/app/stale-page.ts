const key = 'cigale.reloaded'
const pause = 60_000

/**
 * After an update of the server the files of an open page are gone: the first one that is missing reloads the page,
 * once a minute at most, so that a real outage does not reload for ever.
 */
export function reloadWhenStale(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last < pause) return
    event.preventDefault()
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  })
}
