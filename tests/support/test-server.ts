/** What the global set-up tells the tests: a server, and the template to clone. */
export interface TestServer {
  /** URL of a maintenance database, by a user who may create databases. */
  readonly url: string
  /** Name of the migrated database. */
  readonly template: string
  /** Start of the name of every database of this run. */
  readonly prefix: string
  /** Why there is no template, or null. */
  readonly problem: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** The same server and user, another database. */
export function onDatabase(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${encodeURIComponent(database)}`)
}
