/**
 * The page to return to after signing in, only if it is one of ours: an address of another site in `next` would make
 * the sign-in page a stepping stone for phishing.
 */
export function localPath(next: string | undefined): string | undefined {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return undefined
  return next.startsWith('/sign-in') ? undefined : next
}
