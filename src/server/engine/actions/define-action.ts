import type { z } from 'zod'
import type { Kind, RowOf } from '../../../shared/kinds/define-kind.ts'
import type { ActionContext } from './context.ts'

/** The row that an action works on. */
interface ActsOn<I, K extends Kind = Kind> {
  kind: K
  id: (input: I) => string
  /** A second row of the kind that the body locks: locked along with the first, so that two that cross do not wait for each other. */
  and?: (input: I) => string
  trashed?: boolean
  version?: (input: I) => number | undefined
}

/** A named verb: the only way anything is written. Its name is also the name of its permission. */
export interface Action<in I = never, out O = unknown> {
  readonly name: string
  /** The permission asked; null = none beyond `open`. */
  readonly permission: string | null
  /** Why no permission is asked (`self`: a person's own account; `public`: before signing in). */
  readonly open?: 'self' | 'public'
  /** The event told to the world; null needs `silent`. */
  readonly event: string | null
  /** Why nothing is told. */
  readonly silent?: string
  /** Its output holds what is shown once and never stored. */
  readonly isSecret?: boolean
  /** What the answer of the web service carries beside the record it works on. */
  readonly beside?: (output: never) => Record<string, unknown>
  /** Parses into I. Typed loosely so that actions of every shape fit in one list. */
  readonly input: z.ZodType<unknown>
  /** The row it works on, loaded through the read gate and locked. */
  readonly on?: ActsOn<I>
  readonly run: (context: ActionContext, given: { row: Record<string, unknown>; input: I }) => Promise<O>
  /** The same for many at once, set by set: what `runMany` uses. Without it they are run one by one. */
  readonly many?: (context: ActionContext, given: { row: Record<string, unknown>; input: I }[]) => Promise<O[]>
}

interface ActionOptions<I, O, K extends Kind | undefined> {
  name: string
  permission?: string | null
  open?: 'self' | 'public'
  event?: string | null
  silent?: string
  isSecret?: boolean
  beside?: (output: O) => Record<string, unknown>
  input: z.ZodType<I>
  on?: K extends Kind ? ActsOn<I, K> : undefined
  run: (
    context: ActionContext,
    given: { row: K extends Kind ? RowOf<K> : Record<string, never>; input: I },
  ) => Promise<O>
  many?: (
    context: ActionContext,
    given: { row: K extends Kind ? RowOf<K> : Record<string, never>; input: I }[],
  ) => Promise<O[]>
}

/**
 * @example
 * export const renameRack = defineAction({
 *   name: 'rack.rename', event: 'rack.renamed', input: z.object({ id: z.string(), name: z.string() }),
 *   on: { kind: rackKind, id: (input) => input.id },
 *   run: (context, { row, input }) => context.change(rackKind, row, { name: input.name }),
 * })
 */
export function defineAction<I, O, K extends Kind | undefined = undefined>(
  options: ActionOptions<I, O, K>,
): Action<I, O> {
  return {
    ...options,
    permission:
      options.permission === undefined ? (options.open === undefined ? options.name : null) : options.permission,
    event: options.event ?? null,
  } as unknown as Action<I, O>
}
