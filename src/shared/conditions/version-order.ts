/**
 * The numbers of a version, for comparison: `7.10.0` → [7, 10]. Zeros at the end say nothing. Null when there is no number.
 * The SQL twin stands in server/engine/lists/condition-sql.ts.
 */
export function versionNumbers(version: string): bigint[] | null {
  const runs = version.replace(/(\.0+)+$/, '').match(/[0-9]+/g)
  return runs === null ? null : runs.map(BigInt)
}

/** Negative when `a` comes before `b`. `7` comes before `7.1`. */
export function compareVersions(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [index, number] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (number !== other) return number < other ? -1 : 1
  }
  return a.length - b.length
}
