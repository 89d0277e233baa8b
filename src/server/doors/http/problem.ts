import type { FastifyReply, FastifyRequest } from 'fastify'
import { CigaleError, type FieldError, invalidField } from '../../../shared/errors.ts'
import { detailOf, fieldDetail } from '../../engine/error-texts.ts'
import { say } from '../../engine/texts.ts'

/** An RFC 9457 problem document with our fields. */
export interface Problem {
  type: string
  status: number
  code: string
  title: string
  detail: string
  errors?: (FieldError & { detail: string })[]
  requestId: string
}

/** Any error → what the caller is told. What we did not foresee is logged whole and told as `internal`. */
export function toProblem(error: unknown, language: string, requestId: string): Problem {
  const known = error instanceof CigaleError ? error : fromFastify(error)
  const params = { ...known.params }
  const problem: Problem = {
    type: `urn:cigale:error:${known.code}`,
    status: known.status,
    code: known.code,
    title: say(language, `errors.${known.code}.title`, params),
    detail: detailOf(known, language),
    requestId,
  }
  if (known.errors.length > 0)
    problem.errors = known.errors.map((item) => ({ ...item, detail: fieldDetail(item, language) }))
  return problem
}

const isAboutAddress = new Set(['FST_ERR_BAD_URL', 'FST_ERR_MAX_PARAM_LENGTH'])

function fromFastify(error: unknown): CigaleError {
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 413) return new CigaleError('too_large', { limit: 0 })
  if (statusCode === 415) return new CigaleError('media_type')
  if (statusCode === 429) return new CigaleError('rate_limited', { retryAfterSeconds: 1 })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new CigaleError('bad_request', { reason: isAboutAddress.has(code ?? '') ? 'address' : 'json' })
  // 57P01…: the database goes away or is starting; the caller may try again.
  if (typeof code === 'string' && /^(57P0\d|08\d{3}|ECONNREFUSED|ECONNRESET)$/.test(code))
    return new CigaleError('unavailable', { reason: 'database' })
  // Serialisation failure or deadlock: nothing was written, the same request may succeed.
  if (code === '40001' || code === '40P01') return new CigaleError('conflict', { reason: 'busy' })
  // A pattern of `matches` that we took for readable and PostgreSQL finds too complex.
  if (code === '2201B') return invalidField('filter', 'bad_pattern', { path: '', value: '' })
  if (code === '23505') return new CigaleError('conflict', { reason: 'duplicate' })
  return new CigaleError('internal')
}

/** Sends a problem; logs it with the request id when the fault is ours. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request.language, request.id)
  if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
  const retryAfter = error instanceof CigaleError ? error.params.retryAfterSeconds : undefined
  if (problem.status === 503) reply.header('retry-after', '5')
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}
