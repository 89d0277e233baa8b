/** Whole cents of an exact amount: `12.50` → 1250. Sums of money are sums of whole numbers. */
export function toCents(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.')
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2))
  return amount.startsWith('-') ? -cents : cents
}

export function fromCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `value × numerator / denominator`, to the nearest cent, halves away from zero. */
export function share(value: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = value * numerator
  const isNegative = product < 0n !== denominator < 0n
  const [size, by] = [product < 0n ? -product : product, denominator < 0n ? -denominator : denominator]
  const rounded = (2n * size + by) / (2n * by)
  return isNegative ? -rounded : rounded
}

export const sumOf = (amounts: readonly string[]): string =>
  fromCents(amounts.reduce((sum, amount) => sum + toCents(amount), 0n))
