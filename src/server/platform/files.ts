import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from './errors.ts'

/** What a stored file is known by. */
export interface StoredFile {
  /** SHA-256 of the content, hexadecimal: its name for ever. */
  readonly sha256: string
  /** In bytes. */
  readonly size: number
}

/** Files under the digest of their content: the same content is kept once, and never changes. */
export interface FileStore {
  /**
   * Stores a content; when it returns, the file survives a power cut.
   * @throws FileTooLargeError beyond `limitBytes`; nothing is kept then
   */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limitBytes: number): Promise<StoredFile>
  /** @throws FileMissingError */
  open(sha256: string): Promise<ReadStream>
  has(sha256: string): Promise<boolean>
  /** Removes a file that nothing refers to any more; a missing one is no error. */
  remove(sha256: string): Promise<void>
  /** Removes what interrupted writes left, if older than a day. Returns how many. */
  sweep(): Promise<number>
}

/** A content beyond the limit that the caller set. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLargeError'
  readonly limitBytes: number

  constructor(limitBytes: number) {
    super(`The file is larger than ${limitBytes} bytes.`)
    this.limitBytes = limitBytes
  }
}

/** The store has no such content: removed, or the data folder is not the one that the database belongs to. */
export class FileMissingError extends Error {
  override readonly name = 'FileMissingError'
  readonly sha256: string

  constructor(sha256: string) {
    super(`The file ${sha256} is not in the store.`)
    this.sha256 = sha256
  }
}

const oneDay = 86_400_000

/** The store in `<dataDir>/files`, by the first two digits of the digest. */
export function createFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files')
  const drafts = join(root, 'incoming')
  return {
    put: (content, limitBytes) => put(root, drafts, content, limitBytes),
    open: async (sha256) => {
      const handle = await open(pathOf(root, sha256), 'r').catch((error: unknown) => {
        throw errorCode(error) === 'ENOENT' ? new FileMissingError(sha256) : error
      })
      return createReadStream('', { fd: handle })
    },
    has: async (sha256) => (await sizeOf(pathOf(root, sha256))) !== null,
    remove: (sha256) => rm(pathOf(root, sha256), { force: true }),
    sweep: () => sweep(drafts),
  }
}

async function put(
  root: string,
  drafts: string,
  content: AsyncIterable<Uint8Array> | Uint8Array,
  limitBytes: number,
): Promise<StoredFile> {
  await mkdir(drafts, { recursive: true, mode: 0o700 })
  const draft = join(drafts, randomUUID())
  try {
    const file = await writeDraft(draft, content, limitBytes)
    const target = pathOf(root, file.sha256)
    if ((await sizeOf(target)) !== file.size) await keep(draft, target)
    return file
  } finally {
    await rm(draft, { force: true })
  }
}

async function writeDraft(
  path: string,
  content: AsyncIterable<Uint8Array> | Uint8Array,
  limitBytes: number,
): Promise<StoredFile> {
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength
      if (size > limitBytes) throw new FileTooLargeError(limitBytes)
      hash.update(chunk)
      await writeAll(handle, chunk)
    }
    await handle.sync()
    return { sha256: hash.digest('hex'), size }
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, offset)
    offset += bytesWritten
  }
}

/** Gives a finished draft its name, and makes the name as durable as the content. */
async function keep(draft: string, target: string): Promise<void> {
  const folder = dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(draft, target)
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function pathOf(root: string, sha256: string): string {
  // The digest comes from requests: anything else in it could lead out of the store.
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FileMissingError(sha256.slice(0, 80))
  return join(root, sha256.slice(0, 2), sha256.slice(2))
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

async function sweep(drafts: string): Promise<number> {
  const names = await readdir(drafts).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(drafts, name)
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    if (age < oneDay) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
