import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The kernel takes 107 bytes for the path of a socket; PostgreSQL names its own `.s.PGSQL.5432`. */
const longestFolder = 107 - '/.s.PGSQL.5432'.length

/**
 * A folder of our own (0700) for the server's socket: in the data folder where the path is short enough, else under
 * the temporary folder. It is the only way to the server, which listens to no network.
 */
export function makeSocketDirectory(dataDir: string): string {
  const inside = join(dataDir, 'pg-socket')
  if (Buffer.byteLength(inside) <= longestFolder) {
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    return inside
  }
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const outside = join(tmpdir(), `cigale-${process.getuid?.() ?? 0}-${digest}`)
  mkdirSync(outside, { recursive: true, mode: 0o700 })
  // Everybody may write in /tmp: a folder that somebody else prepared there is not used.
  return isPrivate(outside) ? outside : mkdtempSync(join(tmpdir(), 'cigale-'))
}

function isPrivate(path: string): boolean {
  const stat = lstatSync(path)
  const me = process.getuid?.()
  const isOurs = stat.uid === me || (me === 0 && stat.uid === 65534)
  return stat.isDirectory() && (stat.mode & 0o077) === 0 && isOurs
}
