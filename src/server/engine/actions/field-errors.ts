import type { z } from 'zod'
import type { FieldError } from '../../../shared/errors.ts'

/** Zod's findings in our words: `field` is the path, `code` a key under `errors.field.*` in the locales. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [field, key].filter(Boolean).join('.'), code: 'unknown' }))
    return [{ field, code: codeOf(issue), params: paramsOf(issue), detail: issue.message }]
  })
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'required' : 'type'
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too_small'
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_big'
    case 'invalid_value':
      return 'choice'
    case 'invalid_format':
      return 'format'
    // A field type may say more than "invalid".
    case 'custom':
      return typeof issue.params?.code === 'string' ? issue.params.code : 'invalid'
    default:
      return 'invalid'
  }
}

function paramsOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) }
  if (issue.code === 'too_small') return { min: Number(issue.minimum) }
  if (issue.code === 'invalid_value') return { choices: issue.values.map(String).join(', ') }
  return {}
}
