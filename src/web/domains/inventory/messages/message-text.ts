/** Breaks a message into lines for reading: JSON indented, XML with one element a line. Lossless but for white space. */
export function pretty(text: string): string {
  const start = text.trimStart()
  if (start.startsWith('{') || start.startsWith('[')) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2)
    } catch {
      return text
    }
  }
  return start.startsWith('<') ? prettyXml(start) : text
}

function prettyXml(text: string): string {
  let depth = 0
  return text
    .replace(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      const trimmed = line.trim()
      if (trimmed.startsWith('</')) depth = Math.max(0, depth - 1)
      const indented = '  '.repeat(depth) + trimmed
      const opens = /^<[^!?/][^>]*[^/]>$|^<[^!?/]>$/.test(trimmed) && !trimmed.includes('</')
      if (opens) depth += 1
      return indented
    })
    .filter((line) => line.trim() !== '')
    .join('\n')
}

/** Lines that hold the words looked for, with their numbers; all lines when nothing is looked for. */
export function linesWith(lines: readonly string[], search: string): { number: number; line: string }[] {
  const wanted = search.trim().toLowerCase()
  return lines.flatMap((line, index) =>
    wanted === '' || line.toLowerCase().includes(wanted) ? [{ number: index + 1, line }] : [],
  )
}
