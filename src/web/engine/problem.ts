/** One wrong field of a refused request; `detail` is a sentence in the person's language. */
export interface FieldProblem {
  field: string
  code: string
  detail: string
  /** What the sentence is about: `position` and `word` in a query, `suggestion`… */
  params?: Record<string, string | number>
}

interface ProblemDocument {
  status: number
  code: string
  title: string
  detail?: string | undefined
  errors?: FieldProblem[] | undefined
  requestId?: string | undefined
}

/**
 * What the server said when it refused (RFC 9457), or `code: 'offline'`, `status: 0` when it could not be reached.
 * Title and detail are already in the person's language, except offline whose words are `ui.problem.offline`.
 */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: FieldProblem[]
  readonly requestId: string | null

  constructor(problem: ProblemDocument) {
    super(`${problem.status} ${problem.code}: ${problem.title}`)
    this.name = 'ProblemError'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail ?? ''
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId ?? null
  }

  /** The sentence for one field, if that field was refused. */
  field(name: string): string | undefined {
    const found = this.errors.find((error) => error.field === name)
    return found ? found.detail || this.title : undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function readFields(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.filter(isRecord).map((entry) => ({
    field: text(entry.field) ?? '',
    code: text(entry.code) ?? 'invalid',
    detail: text(entry.detail) ?? '',
    ...(isRecord(entry.params) ? { params: entry.params as Record<string, string | number> } : {}),
  }))
}

/** Reads a refusal; an answer that is no problem document (a proxy's page, for instance) becomes a plain one. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const type = response.headers.get('content-type') ?? ''
  const body: unknown = type.includes('json') ? await response.json().catch(() => null) : null
  const document = isRecord(body) ? body : {}
  return new ProblemError({
    status: response.status,
    code: text(document.code) ?? `http_${response.status}`,
    title: text(document.title) ?? (response.statusText || String(response.status)),
    detail: text(document.detail),
    errors: readFields(document.errors),
    requestId: text(document.requestId) ?? response.headers.get('x-request-id') ?? undefined,
  })
}

export const offline = () => new ProblemError({ status: 0, code: 'offline', title: 'offline' })

/** A page that the person's abilities do not open; the error page has the words. */
export const forbiddenHere = () => new ProblemError({ status: 403, code: 'forbidden', title: 'forbidden' })

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.code === code)
