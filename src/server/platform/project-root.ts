import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, from the sources as well as from the built `dist/server/main.js`. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Where the migrations lie. */
export const migrationsFolder = join(projectRoot, 'db', 'migrations')

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'db'))) return folder
    if (folder === dirname(folder)) throw new Error(`No package.json with a db folder above ${start}.`)
  }
}
