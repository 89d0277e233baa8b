/**
 * A web address that may be shown as a link: http or https, with a host, without credentials. `javascript:` and its kin
 * never get into a column. As it was written (trimmed): browsers spell addresses their own way, people look for theirs.
 */
export function readUrl(text: string): string | undefined {
  const trimmed = text.trim()
  if (!/^https?:\/\/[^\s/\\]/i.test(trimmed) || /[\u0000-\u0020<>"\\^`{|}]/.test(trimmed)) return undefined
  try {
    const { protocol, hostname, username, password } = new URL(trimmed)
    const isWeb = protocol === 'http:' || protocol === 'https:'
    return isWeb && hostname !== '' && username === '' && password === '' ? trimmed : undefined
  } catch {
    return undefined
  }
}
