/**
 * The catalogue of errors. Each code has an HTTP status, a text in every language (`errors.<code>.title` and `.detail`
 * in the locales) and a line in docs/errors.md. Thrown only through the constructors below.
 */
export const errorCodes = {
  invalid: 422,
  query: 422,
  bad_request: 400,
  unauthenticated: 401,
  sign_in_failed: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  version: 412,
  state: 409,
  in_use: 409,
  too_large: 413,
  media_type: 415,
  key_reused: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorCodes

/** One wrong field: `field` is the path in the input, `code` a key under `errors.field.*`. */
export interface FieldError {
  field: string
  code: string
  detail?: string
  params?: Record<string, string | number>
}

export class CigaleError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly errors: FieldError[]
  /** Values for the text of the error: kind, id, seconds to wait… */
  readonly params: Record<string, string | number>

  constructor(code: ErrorCode, params: Record<string, string | number> = {}, errors: FieldError[] = []) {
    super(
      `${code}${Object.keys(params).length > 0 ? ` ${JSON.stringify(params)}` : ''}${errors.length > 0 ? ` ${JSON.stringify(errors)}` : ''}`,
    )
    this.code = code
    this.status = errorCodes[code]
    this.params = params
    this.errors = errors
  }
}

export const invalid = (errors: FieldError[]) => new CigaleError('invalid', {}, errors)
export const invalidField = (field: string, code: string, params: Record<string, string | number> = {}) =>
  new CigaleError('invalid', {}, [{ field, code, params }])
/** `position` is the offset in the text of the query language; `more`: what would have been right (`suggestion`). */
export const badQuery = (reason: string, position: number, word: string, more: Record<string, string | number> = {}) =>
  new CigaleError('query', { reason, position, word, ...more }, [
    { field: 'q', code: reason, params: { position, word, ...more } },
  ])
/** Also the answer for what exists but may not be seen. */
export const notFound = (kind: string, id: string) => new CigaleError('not_found', { kind, id })
export const forbidden = (permission: string) => new CigaleError('forbidden', { permission })
/** `params`: what its sentence speaks of; `errors`: what could be done instead, line by line. */
export const conflict = (reason: string, params: Record<string, string | number> = {}, errors: FieldError[] = []) =>
  new CigaleError('conflict', { reason, ...params }, errors)
export const staleVersion = (current: number) => new CigaleError('version', { current })
export const wrongState = (verb: string, state: string) => new CigaleError('state', { verb, state })
export const inUse = (kind: string, by: string) => new CigaleError('in_use', { kind, by })
export const tooLarge = (limit: number) => new CigaleError('too_large', { limit })
export const rateLimited = (retryAfterSeconds: number) => new CigaleError('rate_limited', { retryAfterSeconds })
export const unauthenticated = () => new CigaleError('unauthenticated')
export const signInFailed = () => new CigaleError('sign_in_failed')
export const badRequest = (reason: string) => new CigaleError('bad_request', { reason })
export const unavailable = (reason: string) => new CigaleError('unavailable', { reason })
/** A mistake of ours, not of the caller. */
export const internal = (reason: string) => new CigaleError('internal', { reason })
