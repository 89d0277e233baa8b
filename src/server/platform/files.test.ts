import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { createFileStore, FileMissingError, FileTooLargeError } from './files.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'cigale-files-'))
const store = createFileStore(dataDir)
afterAll(() => rmSync(dataDir, { recursive: true }))

const drafts = () => readdirSync(join(dataDir, 'files', 'incoming'))
const noLimit = Number.POSITIVE_INFINITY

test('a content is found under its digest, private to us', async () => {
  const content = randomBytes(300_000)
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(await store.put(Readable.from([content.subarray(0, 1000), content.subarray(1000)]), noLimit)).toEqual({
    sha256,
    size: 300_000,
  })
  const path = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2))
  expect(readFileSync(path).equals(content)).toBe(true)
  expect(statSync(path).mode & 0o077).toBe(0)
  expect((await buffer(await store.open(sha256))).equals(content)).toBe(true)
  expect(await store.has(sha256)).toBe(true)
  expect(drafts()).toEqual([])
})

test('the same content twice at the same time is one file', async () => {
  const content = randomBytes(50_000)
  const files = await Promise.all(Array.from({ length: 8 }, () => store.put(content, noLimit)))
  expect(new Set(files.map((file) => file.sha256)).size).toBe(1)
  expect((await buffer(await store.open(files[0]!.sha256))).equals(content)).toBe(true)
  expect(drafts()).toEqual([])
})

test('a damaged file is replaced when its content comes again', async () => {
  const { sha256 } = await store.put(Buffer.from('whole content'), noLimit)
  writeFileSync(join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2)), 'whole')
  await store.put(Buffer.from('whole content'), noLimit)
  expect((await buffer(await store.open(sha256))).toString()).toBe('whole content')
})

test('the limit counts bytes and leaves nothing behind', async () => {
  expect((await store.put(Buffer.alloc(1000), 1000)).size).toBe(1000)
  await expect(store.put(Buffer.alloc(1001), 1000)).rejects.toThrow(FileTooLargeError)
  expect(drafts()).toEqual([])
})

test('a source that fails leaves nothing behind', async () => {
  async function* failing() {
    yield Buffer.from('a')
    throw new Error('line cut')
  }
  await expect(store.put(failing(), noLimit)).rejects.toThrow('line cut')
  expect(drafts()).toEqual([])
})

test('an empty file is a file', async () => {
  const { sha256, size } = await store.put(Buffer.alloc(0), 0)
  expect(size).toBe(0)
  expect((await buffer(await store.open(sha256))).length).toBe(0)
})

test('removed and unknown files are missing, and no name leads out of the store', async () => {
  const { sha256 } = await store.put(Buffer.from('short-lived'), noLimit)
  await store.remove(sha256)
  await store.remove(sha256)
  expect(await store.has(sha256)).toBe(false)
  await expect(store.open(sha256)).rejects.toThrow(FileMissingError)
  for (const name of ['../../etc/passwd', 'ab/../../../etc/passwd', `${sha256}/`, sha256.toUpperCase()]) {
    await expect(store.open(name)).rejects.toThrow(FileMissingError)
  }
})

test('the sweep takes what interrupted writes left, not what is being written', async () => {
  const [old, recent] = ['old', 'recent'].map((name) => join(dataDir, 'files', 'incoming', name)) as [string, string]
  writeFileSync(old, '')
  writeFileSync(recent, '')
  utimesSync(old, new Date(0), new Date(0))
  expect(await store.sweep()).toBe(1)
  expect(drafts()).toEqual(['recent'])
})
