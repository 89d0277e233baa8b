export interface Refused {
  name: string
  why: 'size' | 'format'
}

/** Whether a file fits an `accept` list: `image/*`, `application/pdf` or `.pdf`; everything fits an empty one. */
export function fits(file: { name: string; type: string }, accept: string): boolean {
  const rules = accept
    .split(',')
    .map((rule) => rule.trim().toLowerCase())
    .filter(Boolean)
  if (rules.length === 0) return true
  const name = file.name.toLowerCase()
  const type = file.type.toLowerCase()
  return rules.some((rule) => {
    if (rule.startsWith('.')) return name.endsWith(rule)
    return rule.endsWith('/*') ? type.startsWith(rule.slice(0, -1)) : type === rule
  })
}

export function sortFiles(
  given: Iterable<File>,
  maxBytes: number,
  accept: string,
): { accepted: File[]; refused: Refused[] } {
  const accepted: File[] = []
  const refused: Refused[] = []
  for (const file of given) {
    if (!fits(file, accept)) refused.push({ name: file.name, why: 'format' })
    else if (file.size > maxBytes) refused.push({ name: file.name, why: 'size' })
    else accepted.push(file)
  }
  return { accepted, refused }
}

const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A number of bytes as people read it: "1,4 Mo", "1.4 MB" (powers of 1000). */
export function sizeText(bytes: number, language: string): string {
  const power = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const format = {
    style: 'unit',
    unit: steps[power]!,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  } as const
  return new Intl.NumberFormat(language, format).format(bytes / 1000 ** power)
}
