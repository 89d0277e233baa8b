import { choice, date, text } from '../../fields/index.ts'
import { defineAssetType } from './asset-type.ts'

/** A subscription: number and operator, whatever telephone it rings on. */
export const lineType = defineAssetType({
  name: 'line',
  family: 'telephony',
  icon: 'phone',
  fields: {
    callNumber: text({ max: 50 }),
    callerName: text({ max: 100 }),
    lineSort: choice(['mobile', 'data', 'fixed', 'voip', 'm2m']),
    operator: text({ max: 100 }),
    /** Mobile country and network code: `208-01`. */
    networkCode: text({ max: 10 }),
    plan: text({ max: 100 }),
    openedOn: date(),
    endsOn: date(),
  },
  has: [],
  secrets: ['voicemailCode', 'portingCode'],
})

export const simCardType = defineAssetType({
  name: 'sim-card',
  family: 'telephony',
  icon: 'device-sim',
  fields: {
    iccid: text({ max: 30 }),
    msin: text({ max: 30 }),
    operator: text({ max: 100 }),
    callNumber: text({ max: 50 }),
    simFormat: choice(['mini', 'micro', 'nano', 'esim']),
  },
  has: [],
  secrets: ['pin', 'pin2', 'puk', 'puk2'],
})
