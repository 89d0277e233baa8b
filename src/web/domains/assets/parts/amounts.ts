const steps = ['megabyte', 'gigabyte', 'terabyte'] as const

/** Megabytes as people say them: 16 384 → "16 Go". Memory and disks count by 1 024, as the agents do. */
export function megabytes(value: number, language: string): string {
  let amount = value
  let step = 0
  while (amount >= 1000 && step < steps.length - 1) {
    amount /= 1024
    step += 1
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: steps[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  }).format(amount)
}

/** 2 400 → "2,4 GHz". */
export function megahertz(value: number, language: string): string {
  const isGiga = value >= 1000
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(isGiga ? value / 1000 : value)
  return `${number} ${isGiga ? 'GHz' : 'MHz'}`
}

/** Megabits a second: 1 000 → "1 Gbit/s". */
export function megabits(value: number, language: string): string {
  const isGiga = value >= 1000
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(isGiga ? value / 1000 : value)
  return `${number} ${isGiga ? 'Gbit/s' : 'Mbit/s'}`
}

/** Milliwatt hours: 57 000 → "57 Wh". */
export const wattHours = (value: number, language: string): string =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value / 1000)} Wh`
