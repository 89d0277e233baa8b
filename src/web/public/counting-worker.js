/*
 * Lets the counting page be opened again without network: phones throw pages away when their screen goes dark. It serves
 * the pages under /stocktakes only, asks the network first for whatever can change, and keeps nothing of the register;
 * that is kept by the page itself (device-store.ts). Signing out empties it.
 */
const kept = 'cigale-count'
const page = '/stocktakes/'
const session = '/api/v1/session'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** The page names the files it runs on. */
self.addEventListener('message', (event) => {
  const urls = event.data?.keep
  if (!Array.isArray(urls)) return
  event.waitUntil(
    keepAll(urls.filter((url) => isFile(new URL(url, self.location.origin)))).then(() =>
      event.source?.postMessage('kept'),
    ),
  )
})

const isFile = (url) => url.origin === self.location.origin && url.pathname.startsWith('/assets/')

async function keepAll(urls) {
  const cache = await caches.open(kept)
  await Promise.all([
    ...urls.map(async (url) => (await cache.match(url)) ?? cache.add(url).catch(() => undefined)),
    cache.add(page).catch(() => undefined),
    cache.add(session).catch(() => undefined),
    ...['/boot.js', '/favicon.svg'].map((url) => cache.add(url).catch(() => undefined)),
  ])
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(networkFirst(request, page))
  else if (isFile(url)) event.respondWith(cacheFirst(request))
  else if ([session, '/boot.js', '/favicon.svg'].includes(url.pathname))
    event.respondWith(networkFirst(request, url.pathname))
})

async function networkFirst(request, key) {
  try {
    return await fetch(request)
  } catch (error) {
    const known = await caches.match(key)
    if (known === undefined) throw error
    return known
  }
}

/** Files carry their content in their name. */
async function cacheFirst(request) {
  const known = await caches.match(request)
  if (known !== undefined) return known
  const answer = await fetch(request)
  if (answer.ok) (await caches.open(kept)).put(request, answer.clone())
  return answer
}
