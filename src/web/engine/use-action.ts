import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../shared/kinds/define-kind.ts'
import { announce } from '../ui/feedback/LiveRegion.tsx'
import { toast } from '../ui/feedback/toast.tsx'
import { api, request } from './api.ts'
import { passing } from './passing.tsx'
import { type FieldProblem, isProblem } from './problem.ts'
import { type Json, useKeepRecord } from './records.ts'

interface ActionOptions {
  /** What the toast says when it is done, already translated; nothing = no toast. */
  done?: string
  /** Takes the act back; the toast offers it. */
  undo?: () => Promise<unknown>
  /** Version of the record as the person saw it, for verbs that take one. */
  version?: number | undefined
  onDone?: (record: Json) => void
}

export interface RunningAction {
  /** Resolves to the record as it is afterwards, or null when it was refused (the refusal is in `problem`). */
  run: (input?: Record<string, unknown>, options?: ActionOptions) => Promise<Json | null>
  isBusy: boolean
  problem: unknown
  errors: FieldProblem[]
  /** The sentence about one field of the input, if it was refused. */
  error: (field: string) => string | undefined
  forget: () => void
}

/** The sentence of a refusal: that of its first field, its detail, its title. */
export function refusalText(error: unknown, otherwise: string): string {
  if (!isProblem(error)) return otherwise
  return error.errors[0]?.detail || error.detail || error.title
}

/**
 * Runs a verb of one record: `const solve = useAction(ticketKind, id, 'solve')`, `solve.run({ body })`.
 * A refusal of fields stays with the form that asks; any other is said in a toast. The record and its lists follow.
 */
export function useAction(kind: Kind, id: string, verb: string): RunningAction {
  const { t } = useTranslation()
  const keep = useKeepRecord(kind)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const run = useCallback(
    async (input: Record<string, unknown> = {}, options: ActionOptions = {}) => {
      setBusy(true)
      setProblem(null)
      try {
        const ifMatch = options.version === undefined ? undefined : `"${options.version}"`
        const path = `/${kind.plural}/${id}/${verb}`
        const answer = await passing(t, (passed) =>
          request<Json>('POST', path, { body: { ...input, ...passed }, ifMatch }),
        )
        keep(answer.data)
        options.onDone?.(answer.data)
        if (options.done) toast.done(options.done, options.undo ? { undo: options.undo } : {})
        return answer.data
      } catch (error) {
        setProblem(error)
        const sentence = isProblem(error, 'version')
          ? t('engine.conflict.stale')
          : refusalText(error, t('ui.problem.unknown'))
        if (isProblem(error) && error.errors.length > 0) announce(sentence)
        else toast.failed(isProblem(error, 'offline') ? t('ui.problem.offline') : sentence)
        if (isProblem(error, 'version')) keep((await request<Json>('GET', `/${kind.plural}/${id}`)).data)
        return null
      } finally {
        setBusy(false)
      }
    },
    [kind, id, verb, keep, t],
  )
  const errors = isProblem(problem) ? problem.errors : []
  return {
    run,
    isBusy,
    problem,
    errors,
    error: (field) => errors.find((entry) => entry.field === field)?.detail,
    forget: () => setProblem(null),
  }
}

const mostUndone = 500

/** Takes acts back by the ids that bulk answers give. */
export async function undoChanges(changeIds: string[]): Promise<void> {
  for (let at = 0; at < changeIds.length; at += mostUndone)
    await api.post('/changes/undo', { changeIds: changeIds.slice(at, at + mostUndone) })
}
