import { boolean, choice, date, text } from '../../fields/index.ts'
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
    plan: text({ max: 100 }),
    openedOn: date(),
    endsOn: date(),
  },
  has: [],
  columns: ['lineOperator'],
  secrets: ['voicemailCode', 'portingCode'],
})

export const simCardType = defineAssetType({
  name: 'sim-card',
  family: 'telephony',
  icon: 'device-sim',
  fields: {
    iccid: text({ max: 30 }),
    msin: text({ max: 30 }),
    callNumber: text({ max: 50 }),
    simFormat: choice(['mini', 'micro', 'nano', 'esim']),
    /** Class of ISO 7816-3: 5, 3 or 1.8 volts. */
    simVoltage: choice(['class-a', 'class-b', 'class-c']),
    allowsVoip: boolean(),
  },
  has: [],
  columns: ['lineOperator'],
  secrets: ['pin', 'pin2', 'puk', 'puk2'],
})
