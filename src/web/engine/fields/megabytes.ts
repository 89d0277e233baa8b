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
