import { inflateRawSync } from 'node:zlib'
import { invalidField } from '../../../shared/errors.ts'
import { limits } from './table.ts'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endBytes = 22
const longestComment = 65_535
const stored = 0
const deflated = 8

/**
 * Refuses an archive that would unpack to more than the limit, before anything reads it: what it says of itself is
 * believed only after each entry has been unpacked to no more than that.
 *
 * @throws `invalid` on `file`: `too_big_unpacked`, `not_a_table`
 */
export function refuseBombs(bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  let at = view.readUInt32LE(end + 16)
  let left: number = limits.unpacked
  for (let count = view.readUInt16LE(end + 10); count > 0; count--) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== entrySignature) throw invalidField('file', 'not_a_table')
    const method = view.readUInt16LE(at + 10)
    const packed = view.readUInt32LE(at + 20)
    const size = view.readUInt32LE(at + 24)
    if (size > left) throw invalidField('file', 'too_big_unpacked')
    left -= size
    checkEntry(view, { method, packed, size, offset: view.readUInt32LE(at + 42) })
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
}

function findEnd(view: Buffer): number {
  for (let at = view.length - endBytes; at >= Math.max(0, view.length - endBytes - longestComment); at--)
    if (view.readUInt32LE(at) === endSignature) return at
  throw invalidField('file', 'not_a_table')
}

function checkEntry(view: Buffer, entry: { method: number; packed: number; size: number; offset: number }): void {
  const { method, packed, size, offset } = entry
  if (method !== stored && method !== deflated) throw invalidField('file', 'not_a_table')
  if (offset + 30 > view.length) throw invalidField('file', 'not_a_table')
  if (method === stored || size === 0) return
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
  try {
    inflateRawSync(view.subarray(start, start + packed), { maxOutputLength: size })
  } catch (error) {
    const isMore = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw invalidField('file', isMore ? 'too_big_unpacked' : 'not_a_table')
  }
}
