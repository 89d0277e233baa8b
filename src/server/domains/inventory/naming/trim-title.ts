/** Words that tell which build it is, not which program. */
const build =
  /^(?:x64|x86|x86[_-]64|amd64|arm64|aarch64|i[3-6]86|(?:32|64)[ -]?bits?|bits?|edition|édition|user|machine|version|v?\d[\d.]*|[a-z]{2}(?:[-_][a-z]{2})?|english|french|français|francais|german|deutsch|spanish|italian)$/i

/** What may end a title without naming it: `- fr-fr`, `x64`, `(64-bit)`, `128.0.3`. */
const endings: readonly RegExp[] = [
  /\s+(?:x64|x86|x86[_-]64|amd64|arm64|(?:32|64)[ -]bits?)$/i,
  /\s+[-–]\s+(?:[a-z]{2}[-_][a-z]{2}|english|french|français|deutsch|español|italiano)$/i,
  /\s+v?\d+(?:\.\d+)+[a-z]?$/i,
  /\s*(?:[-–,:]|\bversion|\bv)$/i,
]

/** The title without version, architecture and language: `Mozilla Firefox 128.0 (x64 fr)` is `Mozilla Firefox`. */
export function trimmed(title: string, version: string): string {
  let name = title.replace(/\s+/g, ' ').trim()
  for (let before = ''; before !== name; ) {
    before = name
    name = withoutGroup(name)
    if (version !== '') name = withoutWord(name, version)
    for (const ending of endings) name = name.replace(ending, '')
    name = name.trim()
  }
  return name === '' ? title : name
}

/** `(x64 fr)` at the end goes, `(Community)` stays. */
function withoutGroup(name: string): string {
  if (!name.endsWith(')')) return name
  const open = name.lastIndexOf('(')
  if (open <= 0) return name
  const words = name.slice(open + 1, -1).split(/[\s,;]+/)
  return words.every((word) => build.test(word)) ? name.slice(0, open).trimEnd() : name
}

/** The version said, as a word of the title: `Mozilla Firefox 115.9.0 ESR`. */
function withoutWord(name: string, version: string): string {
  const at = `${name.toLowerCase()} `.indexOf(` ${version.toLowerCase()} `)
  return at <= 0 ? name : `${name.slice(0, at)}${name.slice(at + 1 + version.length)}`
}
