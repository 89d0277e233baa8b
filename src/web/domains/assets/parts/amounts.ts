export { megabytes } from '../../../engine/fields/megabytes.ts'

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
