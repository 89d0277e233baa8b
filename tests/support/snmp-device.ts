import { comesAfter } from '../../src/server/domains/discovery/snmp/session.ts'
import { type Answer, counter, integer, objectId, octets, type Question, startResponder } from './snmp-responder.ts'

/** What a simulated device tells: numbers as integers, texts as bytes, `counter`s as such; `1.3.…` texts are object numbers. */
export type Told = Readonly<Record<string, string | number | Buffer>>

const get = 0xa0
const noSuchObject = Buffer.from([0x80, 0])
const endOfView = Buffer.from([0x82, 0])
/** Objects in an answer to a question for more. */
const atOnce = 25

const encoded = (value: string | number | Buffer): Buffer => {
  if (typeof value === 'number') return value > 0x7fff_ffff ? counter(value) : integer(value)
  if (typeof value === 'string' && /^1\.3(?:\.\d+)+$/.test(value)) return objectId(value.split('.').map(Number))
  return octets(value)
}

/** A device of version 2c that knows these objects, whatever the community; answers as a real agent would. */
export function startDevice(address: string, port: number, told: Told): ReturnType<typeof startResponder> {
  const rows = Object.keys(told)
    .toSorted((one, other) => (one === other ? 0 : comesAfter(one, other) ? 1 : -1))
    .map((oid) => ({ oid: oid.split('.').map(Number), name: oid, value: encoded(told[oid]!) }))
  const byName = new Map(rows.map((row) => [row.name, row]))
  return startResponder(address, port, ({ pdu, oid }: Question): Answer => {
    const name = oid.join('.')
    if (pdu === get) return [{ oid, value: byName.get(name)?.value ?? noSuchObject }]
    const from = rows.findIndex((row) => comesAfter(row.name, name))
    return from === -1 ? [{ oid, value: endOfView }] : rows.slice(from, from + atOnce)
  })
}
