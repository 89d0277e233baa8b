import type { RowOf } from '../../../shared/kinds/define-kind.ts'
import {
  type Annuity,
  type Depreciation,
  type DepreciationFault,
  faultOf,
  fiscalYearEnd,
  lawfulCoefficient,
  netAt,
  scheduleOf,
} from '../../../shared/management/depreciation.ts'
import { purchaseKind } from '../../../shared/management/management.kinds.ts'
import { type Reader, readRecord } from '../../engine/lists/list.ts'
import { readSetting } from '../../engine/settings.ts'
import { dayIn } from '../../engine/today.ts'

type Purchase = RowOf<typeof purchaseKind>

export interface Schedule {
  items: Annuity[]
  /** Why there is none; null = there is one. */
  fault: DepreciationFault | null
  /** Net book value at the end of the fiscal year under way and at the last one that ended. */
  netAtEnd: { day: string; amount: string } | null
  netAtLastEnd: { day: string; amount: string } | null
  coefficient: string | null
  startsOn: string | null
  currency: string | null
}

/** Linear counts from the use, declining from the purchase; each falls back on the dates that are known. */
function startOf(row: Partial<Purchase>): string | undefined {
  const dates =
    row.depreciation === 'declining'
      ? [row.purchasedOn, row.deliveredOn, row.usedSince, row.orderedOn]
      : [row.usedSince, row.deliveredOn, row.purchasedOn, row.orderedOn]
  return dates.find((date) => date != null) ?? undefined
}

export async function scheduleFor(reader: Reader, purchaseId: string): Promise<Schedule> {
  const record = await readRecord(reader, purchaseKind, purchaseId)
  const fiscalMonth = await readSetting<number>(reader.db, reader.house, 'management.fiscalMonth')
  const price = record.price as { amount: string; currency: string } | null
  const startsOn = startOf(record as unknown as Partial<Purchase>)
  const given: Partial<Depreciation> = {
    method: record.depreciation as Depreciation['method'],
    coefficient: record.coefficient as string | null,
    endsOn: record.decommissionedOn as string | null,
    fiscalMonth,
    ...(price === null ? {} : { price: price.amount }),
    ...(record.depreciationYears == null ? {} : { years: record.depreciationYears as number }),
    ...(startsOn === undefined ? {} : { startsOn }),
  }
  const fault = faultOf(given)
  const items = fault === null ? scheduleOf(given as Depreciation) : []
  const today = dayIn(reader.now, reader.timeZone)
  const end = fiscalYearEnd(today, fiscalMonth)
  const last = fiscalYearEnd(
    `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`.replace('-02-29', '-02-28'),
    fiscalMonth,
  )
  const net = (day: string) =>
    fault === null && startsOn !== undefined && startsOn <= day
      ? { day, amount: netAt(items, price!.amount, day) }
      : null
  return {
    items,
    fault,
    netAtEnd: net(end),
    netAtLastEnd: net(last),
    coefficient:
      given.method === 'declining' && given.years !== undefined
        ? (given.coefficient ?? lawfulCoefficient(given.years))
        : null,
    startsOn: startsOn ?? null,
    currency: price?.currency ?? null,
  }
}
