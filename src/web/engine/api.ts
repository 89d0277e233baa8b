import { offline, readProblem } from './problem.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
type QueryValue = string | number | boolean | null | undefined

export interface RequestOptions {
  /** Empty values are left out; objects must be turned into JSON by the caller. */
  query?: Record<string, QueryValue>
  body?: unknown
  /** Version tag of the record as last read: the server refuses with `version` when it has moved on. */
  ifMatch?: string | undefined
  /** Repeating a POST with the same key does nothing twice; one is made when missing. */
  idempotencyKey?: string
  signal?: AbortSignal | undefined
}

export interface Answer<T> {
  data: T
  etag: string | null
  status: number
}

const root = '/api/v1'

let onSignedOut: () => void = () => undefined

/** Called when the server answers 401 to somebody who was signed in: the application shows the sign-in page. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

/** The address of a web service, for links and downloads: `apiUrl('/assets/12/export')`. */
export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value))
  }
  const tail = search.toString()
  return `${root}${path}${tail ? `?${tail}` : ''}`
}

function headersOf(method: Method, options: RequestOptions): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang })
  if (method === 'GET') return headers
  // Proves the request comes from our page: a foreign form cannot set it.
  headers.set('x-cigale', 'web')
  if (method === 'POST') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
  if (options.ifMatch) headers.set('if-match', options.ifMatch)
  if (options.body !== undefined && !(options.body instanceof FormData)) headers.set('content-type', 'application/json')
  return headers
}

/**
 * Calls a web service under /api/v1 with the session cookie.
 * @throws ProblemError for every refusal, `offline` when the server cannot be reached; an abort passes as it is.
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const body =
    options.body === undefined || options.body instanceof FormData ? options.body : JSON.stringify(options.body)
  const response = await fetch(apiUrl(path, options.query), {
    method,
    credentials: 'same-origin',
    headers: headersOf(method, options),
    body: body ?? null,
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw offline()
  })
  if (!response.ok) {
    const problem = await readProblem(response)
    if (problem.code === 'unauthenticated') onSignedOut()
    throw problem
  }
  const type = response.headers.get('content-type') ?? ''
  const data = (response.status === 204 || !type.includes('json') ? null : await response.json()) as T
  return { data, etag: response.headers.get('etag'), status: response.status }
}

const dataOf = async <T>(answer: Promise<Answer<T>>): Promise<T> => (await answer).data

/** The short way when only the content of the answer matters. */
export const api = {
  get: <T>(path: string, options?: RequestOptions) => dataOf(request<T>('GET', path, options)),
  post: <T>(path: string, body?: unknown, options?: RequestOptions) =>
    dataOf(request<T>('POST', path, { ...options, body })),
  patch: <T>(path: string, body: unknown, options?: RequestOptions) =>
    dataOf(request<T>('PATCH', path, { ...options, body })),
  put: <T>(path: string, body: unknown, options?: RequestOptions) =>
    dataOf(request<T>('PUT', path, { ...options, body })),
  delete: <T>(path: string, options?: RequestOptions) => dataOf(request<T>('DELETE', path, options)),
}
