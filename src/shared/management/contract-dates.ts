import type { Renewal } from './management.kinds.ts'
import { addDays, addMonths, lastDayAfter } from './months.ts'

export interface ContractTerms {
  startsOn: string | null
  initialMonths: number | null
  renewal: Renewal
  renewalMonths: number | null
  renewedTimes: number
  noticeMonths: number | null
  terminatedOn: string | null
}

/** Why a date is what it is: a key under `management.contract.why`, with its values. */
export interface DateReason {
  key:
    | 'noStart'
    | 'noPeriod'
    | 'terminated'
    | 'initial'
    | 'express'
    | 'tacit'
    | 'tacitInitial'
    | 'notice'
    | 'noNotice'
    | 'noMoreNotice'
  params: Record<string, string | number>
}

export interface ContractDates {
  /** Last day of the period under way; null = no end known. */
  endsOn: string | null
  /** Last day to give notice; null = none to give. */
  noticeOn: string | null
  /** First day of the next period, when the contract goes on without anybody's act. */
  renewsOn: string | null
  why: DateReason[]
}

/** Tacit renewals are counted up to here: a contract of one month since 1950. */
const mostRenewals = 1_200

/**
 * When the period under way ends and until when notice can be given. `today` matters for tacit renewals only: the period
 * that contains it counts. Periods are counted from the start itself, so that a month's end does not drift.
 */
export function contractDates(terms: ContractTerms, today: string): ContractDates {
  const end = endOf(terms, today)
  if (end.endsOn === null || terms.terminatedOn !== null) return { ...end, noticeOn: null, renewsOn: null }
  const renewsOn = terms.renewal === 'tacit' ? addDays(end.endsOn, 1) : null
  if (terms.noticeMonths === null || terms.renewal === 'none')
    return { ...end, noticeOn: null, renewsOn, why: [...end.why, { key: 'noNotice', params: {} }] }
  const noticeOn = addDays(addMonths(addDays(end.endsOn, 1), -terms.noticeMonths), -1)
  const why: DateReason[] = [...end.why, { key: 'notice', params: { date: noticeOn, months: terms.noticeMonths } }]
  if (noticeOn < today && renewsOn !== null) why.push({ key: 'noMoreNotice', params: { date: renewsOn } })
  return { ...end, noticeOn, renewsOn, why }
}

function endOf(terms: ContractTerms, today: string): Pick<ContractDates, 'endsOn' | 'why'> {
  const { startsOn, initialMonths, terminatedOn, renewal, renewedTimes } = terms
  if (terminatedOn !== null) return said(terminatedOn, { key: 'terminated', params: { date: terminatedOn } })
  if (startsOn === null) return said(null, { key: 'noStart', params: {} })
  if (initialMonths === null) return said(null, { key: 'noPeriod', params: {} })
  const first = lastDayAfter(startsOn, initialMonths)
  const initial: DateReason = { key: 'initial', params: { start: startsOn, months: initialMonths, date: first } }
  const step = terms.renewalMonths ?? initialMonths
  if (renewal === 'express' && renewedTimes > 0) {
    const date = lastDayAfter(startsOn, initialMonths + renewedTimes * step)
    return { endsOn: date, why: [initial, { key: 'express', params: { count: renewedTimes, months: step, date } }] }
  }
  if (renewal !== 'tacit' || first >= today) return said(first, initial)
  let count = 1
  while (count < mostRenewals && lastDayAfter(startsOn, initialMonths + count * step) < today) count += 1
  const date = lastDayAfter(startsOn, initialMonths + count * step)
  const key = terms.renewalMonths === null ? 'tacitInitial' : 'tacit'
  return { endsOn: date, why: [initial, { key, params: { count, months: step, date } }] }
}

const said = (endsOn: string | null, reason: DateReason): Pick<ContractDates, 'endsOn' | 'why'> => ({
  endsOn,
  why: [reason],
})
