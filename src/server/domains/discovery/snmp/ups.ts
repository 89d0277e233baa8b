import type { Snmp } from './session.ts'
import { numberOf, textOf } from './values.ts'

const ups = '1.3.6.1.2.1.33.1'
/** UPS-MIB (RFC 1628). */
const oids = {
  maker: `${ups}.1.1.0`,
  model: `${ups}.1.2.0`,
  firmware: `${ups}.1.3.0`,
  name: `${ups}.1.5.0`,
  batteryStatus: `${ups}.2.1.0`,
  minutes: `${ups}.2.3.0`,
  charge: `${ups}.2.4.0`,
}
/** upsOutputPercentLoad, a line for each phase. */
const load = `${ups}.4.4.1.5`

/** upsBatteryStatus; unknown (1) says nothing. */
const states: Readonly<Record<number, string>> = { 2: 'OK', 3: 'LOW', 4: 'EMPTY' }
/** Cards that do not know say 32,767 minutes, or a number of weeks: nobody plans by it. */
const mostMinutes = 30_000

export interface UpsFacts {
  maker: string | null
  model: string | null
  firmware: string | null
  name: string | null
  /** The battery in the shape of a consumable: charge left, state, minutes, load of its fullest phase. */
  battery: Record<string, string | number> | null
}

export async function readUps(snmp: Snmp): Promise<UpsFacts> {
  const found = await snmp.get(Object.values(oids))
  const loads = [...(await snmp.column(load)).values()].map(numberOf).filter((value) => value !== null && value >= 0)
  const charge = numberOf(found.get(oids.charge))
  const minutes = numberOf(found.get(oids.minutes))
  const said = {
    status: states[numberOf(found.get(oids.batteryStatus)) ?? 0] ?? null,
    value: charge !== null && charge >= 0 && charge <= 100 ? charge : null,
    minutes: minutes !== null && minutes >= 0 && minutes <= mostMinutes ? minutes : null,
    load: loads.length === 0 ? null : Math.min(Math.max(...(loads as number[])), 1_000),
  }
  const known = Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, string | number] => entry[1] !== null),
  )
  return {
    maker: textOf(found.get(oids.maker)),
    model: textOf(found.get(oids.model)),
    firmware: textOf(found.get(oids.firmware)),
    name: textOf(found.get(oids.name)),
    battery:
      Object.keys(known).length === 0 ? null : { type: 'battery', ...known, ...('value' in known ? { max: 100 } : {}) },
  }
}
