import { boolean, choice, longText } from '../fields/index.ts'
import type { Fields } from '../kinds/define-kind.ts'

export const riskLevels = ['low', 'medium', 'high'] as const

/** What a change plans, in words. */
export const changePlans = [
  'consequences',
  'controlList',
  'deploymentPlan',
  'backoutPlan',
  'testPlan',
  'checklist',
] as const

/** What only problems and only changes say of themselves; the other types say nothing of the sort. */
export const analysisFields: Record<string, Fields> = {
  incident: {},
  request: {},
  problem: {
    symptoms: longText(),
    consequences: longText(),
    causes: longText(),
    /** The cause is known, and how one lives with it: offered to whoever opens an incident that sounds like it. */
    isKnownError: boolean(),
    workaround: longText(),
  },
  change: {
    reasons: longText(),
    risk: choice(riskLevels),
    consequences: longText(),
    controlList: longText(),
    deploymentPlan: longText(),
    backoutPlan: longText(),
    testPlan: longText(),
    checklist: longText(),
    reviewResult: longText(),
  },
}
