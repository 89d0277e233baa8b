const longest = 200

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A file name that is safe to keep, show and give back: no folders, no control characters, no direction marks that
 * make `exe.gpj` read as `jpg.exe`, at most 200 characters with its ending kept.
 */
export function cleanFileName(name: string): string {
  const bare = name.normalize('NFC').split(/[/\\]/).at(-1)!
  const plain = bare
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const safe = devices.test(plain) ? `_${plain}` : plain
  return shorten(safe) || 'document'
}

function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  return `${letters.slice(0, longest - [...ending].length).join('')}${ending}`
}

/** The value of Content-Disposition (RFC 6266): the name in ASCII for old readers, and as it is. */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const ascii =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%;]/g, '_')
      .trim() || 'document'
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
