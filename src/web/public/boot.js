// Zod tries `new Function` to see whether it may; the Content-Security-Policy refuses that and the console tells of it. To be
// said before the first schema is made, and the order in which the bundler's files are read is not ours to choose.
globalThis.__zod_globalConfig = { jitless: true }

// Runs before the first paint so that a person who chose dark never sees a white flash.
// A file of its own because the Content-Security-Policy refuses inline scripts.
;(() => {
  let scheme = 'auto'
  let language = ''
  try {
    scheme = localStorage.getItem('cigale.scheme') ?? 'auto'
    language = localStorage.getItem('cigale.language') ?? ''
  } catch {
    // Storage may be forbidden; the defaults do.
  }
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  if (language) document.documentElement.lang = language
})()
