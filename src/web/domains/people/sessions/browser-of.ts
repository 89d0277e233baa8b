const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
  [/^([\w.-]+)\//, ''],
]

const systems: readonly [RegExp, string][] = [
  [/\bWindows NT\b/, 'Windows'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** What people call a browser: `Mozilla/5.0 (Windows NT 10.0…) … Firefox/132.0` is Firefox 132 on Windows. */
export function browserOf(userAgent: string): { browser: string; system: string | null } {
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
  for (const [pattern, name] of browsers) {
    const found = pattern.exec(userAgent)
    if (found !== null) return { browser: name === '' ? found[1]! : `${name} ${found[1]}`, system }
  }
  return { browser: userAgent === '' ? '?' : userAgent.slice(0, 60), system }
}
