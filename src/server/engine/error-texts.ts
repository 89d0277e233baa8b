import type { CigaleError, FieldError } from '../../shared/errors.ts'
import { hasText, say } from './texts.ts'

/** What went wrong, as a sentence. */
export function detailOf(error: CigaleError, language: string): string {
  const reason = error.params.reason
  const special = `errors.${error.code}.reason.${String(reason)}`
  if (reason !== undefined && hasText('en', special)) return say(language, special, error.params)
  return say(language, `errors.${error.code}.detail`, error.params)
}

/** What is wrong with one field, as a sentence. */
export function fieldDetail(item: FieldError, language: string): string {
  const key = `errors.field.${item.code}`
  return hasText('en', key) ? say(language, key, { ...item.params, field: item.field }) : (item.detail ?? item.code)
}

/** The whole of it on one line, for where no problem document is sent: what a job could not do. */
export const tellError = (error: CigaleError, language: string): string =>
  error.errors.length === 0
    ? detailOf(error, language)
    : error.errors.map((item) => `${item.field}: ${fieldDetail(item, language)}`).join(' ')
