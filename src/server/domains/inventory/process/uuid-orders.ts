const hexDigits = /[^0-9a-f]/g

/** `00112233445566778899aabbccddeeff` → with the dashes of a UUID. */
const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

const reversed = (hex: string): string => (hex.match(/../g) ?? []).reverse().join('')

/** The first three fields of a UUID, as machines of the other byte order read them. */
const mixed = (hex: string): string =>
  reversed(hex.slice(0, 8)) + reversed(hex.slice(8, 12)) + reversed(hex.slice(12, 16)) + hex.slice(16)

/**
 * One UUID as the firmware, the hypervisor and their tools write it: as it is, its first fields turned round, all of it
 * turned round, and both in either order, so that from each of them the first is found again. Lower case with dashes;
 * none for what is no UUID or only zeros.
 */
export function uuidOrders(uuid: string): string[] {
  const hex = uuid.toLowerCase().replace(hexDigits, '')
  if (hex.length !== 32 || /^0+$|^f+$/.test(hex)) return []
  return [...new Set([hex, mixed(hex), reversed(hex), mixed(reversed(hex)), reversed(mixed(hex))].map(dashed))]
}
