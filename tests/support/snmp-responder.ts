import { createSocket } from 'node:dgram'

/** Where a question begins, as a responder sees it. */
export interface Question {
  pdu: number
  oid: number[]
}

/** What it answers: pairs of object and value, already encoded; null: silence; a Buffer: those very bytes. */
export type Answer = { oid: number[]; value: Buffer }[] | Buffer | null

const tlv = (tag: number, body: Buffer): Buffer => {
  const { length } = body
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), body])
}
const sequence = (tag: number, ...items: Buffer[]) => tlv(tag, Buffer.concat(items))
export const octets = (bytes: Buffer | string): Buffer => tlv(4, Buffer.from(bytes))
export const integer = (value: number): Buffer =>
  tlv(2, Buffer.from([(value >> 24) & 127, value >> 16, value >> 8, value].map((byte) => byte & 255)))
export const counter = (value: number): Buffer =>
  tlv(0x41, Buffer.from([0, value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255)))
const arcs = (value: number): number[] => {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.unshift((rest % 128) | (bytes.length > 0 ? 128 : 0))
    if (rest < 128) return bytes
  }
}
export const objectId = (oid: number[]): Buffer =>
  tlv(6, Buffer.from([oid[0]! * 40 + oid[1]!, ...oid.slice(2).flatMap(arcs)]))

interface Read {
  tag: number
  body: Buffer
  rest: Buffer
}

function read(bytes: Buffer): Read {
  const first = bytes[1]!
  const size = first < 128 ? 0 : first & 127
  const length = size === 0 ? first : bytes.readUIntBE(2, size)
  const from = 2 + size
  return { tag: bytes[0]!, body: bytes.subarray(from, from + length), rest: bytes.subarray(from + length) }
}

function oidOf(bytes: Buffer): number[] {
  const oid = [Math.floor(bytes[0]! / 40), bytes[0]! % 40]
  let value = 0
  for (const byte of bytes.subarray(1)) {
    value = value * 128 + (byte & 127)
    if (byte < 128) {
      oid.push(value)
      value = 0
    }
  }
  return oid
}

/** An agent of version 2c in a few lines, that answers what `respond` says: for devices that no real agent would play. */
export async function startResponder(
  address: string,
  port: number,
  respond: (question: Question) => Answer,
): Promise<{ stop: () => Promise<void>; asked: () => number }> {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (bytes, from) => {
    asked += 1
    const version = read(read(bytes).body)
    const community = read(version.rest)
    const pdu = read(community.rest)
    const id = read(pdu.body)
    const list = read(read(read(id.rest).rest).rest)
    // Each object asked is a question of its own; of tables only one is asked at a time.
    const answers: { oid: number[]; value: Buffer }[] = []
    for (let rest = list.body; rest.length > 0; rest = read(rest).rest) {
      const answer = respond({ pdu: pdu.tag, oid: oidOf(read(read(rest).body).body) })
      if (answer === null) return
      if (Buffer.isBuffer(answer)) return socket.send(answer, from.port, from.address)
      answers.push(...answer)
    }
    const varbinds = answers.map((each) => sequence(0x30, objectId(each.oid), each.value))
    const body = sequence(0xa2, tlv(2, id.body), integer(0), integer(0), sequence(0x30, ...varbinds))
    socket.send(sequence(0x30, integer(1), octets(community.body), body), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(port, address, resolve))
  return { stop: () => new Promise((resolve) => socket.close(() => resolve())), asked: () => asked }
}
