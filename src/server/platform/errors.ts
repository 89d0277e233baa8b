/**
 * Something the person who installs or operates Cigale has to put right: a wrong variable, an unreachable
 * database, a damaged data folder. Its message is complete on its own; the launcher prints it without a stack.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError'
  /** What to do about it, one or two sentences; null when the message already says it. */
  readonly advice: string | null

  constructor(message: string, advice: string | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.advice = advice
  }
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `42P01`), or null. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** The message of anything that can be thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
