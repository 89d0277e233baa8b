import type { TFunction } from 'i18next'

/** Why a message was not taken, in words: `doubt_weak` → "Trop peu de preuves…". */
export const reasonText = (t: TFunction, code: unknown): string =>
  typeof code === 'string' && code !== '' ? t([`admin.inventory.reason.${code}`, 'admin.inventory.reason.other']) : ''

/** What one can do about it; empty when nothing is known. */
export const fixText = (t: TFunction, code: unknown): string =>
  typeof code === 'string' && code !== '' ? t(`admin.inventory.fix.${code}`, { defaultValue: '' }) : ''

/** Reasons that end when somebody decides on the identity. */
export const isDoubtCode = (code: string): boolean => code.startsWith('doubt_')

/** Reasons that keep a machine out of the register: it is listed among the refused ones. */
export const isRefusalCode = (code: string): boolean => ['rule', 'nameless', 'decided', 'ignored'].includes(code)
