import { z } from 'zod'
import { idInput } from '../fields/id.ts'

/** When a step is passed: one approval is enough, all must approve, or so many in a hundred. */
export const stepRules = ['any', 'all', 'percent'] as const
export type StepRule = (typeof stepRules)[number]

/**
 * Who is asked: a person; a group, for which any member speaks; each member of a group; the managers of those who
 * asked; a group's managers, of whom any speaks.
 */
export const askedSorts = ['user', 'group', 'members', 'requester-manager', 'group-manager'] as const
export type AskedSort = (typeof askedSorts)[number]

const askedSchema = z.strictObject({
  type: z.enum(askedSorts),
  /** Of the person or the group. */
  id: idInput.optional(),
})
export type Asked = z.infer<typeof askedSchema>

export const stepSchema = z.strictObject({
  name: z.string().trim().max(100).default(''),
  rule: z.enum(stepRules).default('all'),
  /** For `percent`. */
  percent: z.int().min(1).max(100).optional(),
  asked: z.array(askedSchema).min(1).max(50),
})

/** Steps one after the other; inside a step all are asked at once. */
export const planSchema = z.strictObject({
  steps: z.array(stepSchema).min(1).max(10),
  /** What is to be approved, and what one should know. */
  comment: z.string().trim().max(2000).default(''),
})
export type Plan = z.infer<typeof planSchema>

/** A step as it is kept with the request. */
export const keptStepSchema = z.strictObject({
  name: z.string().max(100),
  rule: z.enum(stepRules),
  percent: z.int().nullable(),
})
export type KeptStep = z.infer<typeof keptStepSchema>

export const answers = ['approved', 'refused'] as const
export type Answer = (typeof answers)[number]

/** How many of so many voices must approve. */
export function neededOf({ rule, percent }: Pick<KeptStep, 'rule' | 'percent'>, voices: number): number {
  if (rule === 'any') return 1
  if (rule === 'all') return voices
  return Math.max(1, Math.ceil((voices * (percent ?? 100)) / 100))
}

/** What a step has come to: refused as soon as those who have not answered yet could no longer pass it. */
export function stepVerdict(
  step: Pick<KeptStep, 'rule' | 'percent'>,
  given: readonly (Answer | null)[],
): 'open' | Answer {
  const needed = neededOf(step, given.length)
  const approvals = given.filter((answer) => answer === 'approved').length
  const refusals = given.filter((answer) => answer === 'refused').length
  if (approvals >= needed) return 'approved'
  return given.length - refusals < needed ? 'refused' : 'open'
}

/** What is asked of a record, over all its requests. */
export const approvalStates = ['none', 'asked', 'approved', 'refused'] as const
export type ApprovalState = (typeof approvalStates)[number]

/** One voice of a step as pages show it. */
export interface ShownVoice {
  id: string
  step: number
  user: { id: string; name: string } | null
  group: { id: string; name: string } | null
  managersOnly: boolean
  answer: Answer | null
  answeredBy: { id: string; name: string } | null
  /** Whom a deputy stood in for. */
  answeredFor: { id: string; name: string } | null
  byLink: boolean
  answeredAt: string | null
  comment: string | null
  /** The reader may answer now. */
  isMine: boolean
  /** The reader would answer as deputy of this person. */
  mineFor: { id: string; name: string } | null
}

/** A request for approval with all that is known of it. */
export interface ShownApproval {
  id: string
  name: string
  state: 'open' | 'approved' | 'refused' | 'withdrawn'
  /** 1 = the first. */
  step: number
  steps: KeptStep[]
  comment: string | null
  askedBy: { id: string; name: string } | null
  askedAt: string
  decidedAt: string | null
  remindedAt: string | null
  voices: ShownVoice[]
}

/** What whoever decides must know of the record. */
export interface ApprovalSubject {
  name: string
  /** `ticket` */
  kind: string
  id: string
  /** What it is, in words of the house: a key of the texts. */
  sortKey: string
  /** HTML, sanitised. */
  body: string
  /** For whom it is asked. */
  people: string[]
}
