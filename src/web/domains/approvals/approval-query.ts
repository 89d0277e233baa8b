import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ShownApproval, ShownVoice } from '../../../shared/approvals/approval-plan.ts'
import { approvalKind } from '../../../shared/approvals/approvals.kinds.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { partQuery } from '../../engine/records.ts'
import type { Tone } from '../../ui/mark/StatusBadge.tsx'

/** What is or was asked about a record, the newest first. */
export const useApprovals = (kind: Kind, id: string) =>
  useQuery(partQuery<{ items: ShownApproval[] }>(kind, id, 'approvals'))

/** After an answer or a withdrawal: the requests, and the record they are about, are read again. */
export function useApprovalNews(): (subject: { kind: string; id: string } | null) => void {
  const client = useQueryClient()
  return (subject) => {
    void client.invalidateQueries({ queryKey: [approvalKind.plural] })
    const plural = subject === null ? undefined : kindNamed(subject.kind)?.plural
    if (plural === undefined) return
    void client.invalidateQueries({ queryKey: [plural, subject!.id] })
    void client.invalidateQueries({ queryKey: [plural, 'list'] })
  }
}

export const myVoice = (approval: ShownApproval): ShownVoice | undefined =>
  approval.voices.find((voice) => voice.isMine)

export type StepState = 'open' | 'waiting' | 'approved' | 'refused' | 'withdrawn'

/** How a step stands: those before the present one were passed. */
export function stepStateOf(approval: ShownApproval, step: number): StepState {
  if (step < approval.step) return 'approved'
  if (step > approval.step) return 'waiting'
  return approval.state
}

export const stepTones: Record<StepState, Tone> = {
  open: 'waiting',
  waiting: 'quiet',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}

export type VoiceState = 'waiting' | 'open' | 'unneeded' | 'approved' | 'refused'

/** How a voice stands: given, expected, to come, or needed no more. */
export function voiceStateOf(approval: ShownApproval, voice: ShownVoice): VoiceState {
  if (voice.answer !== null) return voice.answer
  const step = stepStateOf(approval, voice.step)
  if (step === 'open') return 'open'
  return step === 'waiting' && approval.state === 'open' ? 'waiting' : 'unneeded'
}

export const voiceTones: Record<VoiceState, Tone> = {
  waiting: 'quiet',
  open: 'waiting',
  unneeded: 'quiet',
  approved: 'good',
  refused: 'bad',
}
