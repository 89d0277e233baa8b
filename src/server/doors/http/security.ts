import type { FastifyRequest } from 'fastify'
import { CigaleError } from '../../../shared/errors.ts'

/** Scripts, pictures and connections from ourselves only. Mantine sets style attributes, hence 'unsafe-inline' for styles alone. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  // Documents that are PDF are shown in a frame of the page.
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
}

/** Headers on every answer; HSTS only where TLS is ours to promise. */
export const securityHeaders = (isTls: boolean): Record<string, string> =>
  isTls ? { ...headers, 'strict-transport-security': 'max-age=31536000' } : headers

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A foreign page must not act with somebody's cookie: the browser tells where a request comes from (Sec-Fetch-Site,
 * Origin), and a write must carry a content type that foreign forms cannot send.
 */
export function refuseForeignWrites(request: FastifyRequest): void {
  if (reading.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new CigaleError('forbidden', { permission: 'origin' })
  const origin = request.headers.origin
  // `null` is what a sandboxed frame and a local file call themselves.
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host))
    throw new CigaleError('forbidden', { permission: 'origin' })
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/') && request.headers['x-cigale'] === undefined && request.sessionHash !== null)
    throw new CigaleError('forbidden', { permission: 'origin' })
  if (type !== '' && !type.startsWith('application/json') && !type.startsWith('multipart/'))
    throw new CigaleError('media_type')
}
