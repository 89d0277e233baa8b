/** Whole thousandths of an exact quantity (`1.5` → 1500n): sums of quantities are sums of whole numbers. */
export function toThousandths(quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.')
  return BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0').slice(0, 3))
}

/** Back again, in its one spelling: no trailing zeros. */
export function fromThousandths(thousandths: bigint): string {
  const fraction = String(thousandths % 1000n)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${thousandths / 1000n}${fraction === '' ? '' : `.${fraction}`}`
}

/** What of an ordered quantity is still to come. */
export const leftOf = (line: { quantity: unknown; received: unknown }): string =>
  fromThousandths(toThousandths(String(line.quantity)) - toThousandths(String(line.received ?? '0')))
