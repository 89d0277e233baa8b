import type { ActionContext } from './context.ts'
import type { Action } from './define-action.ts'
import { runAction } from './run-action.ts'

/** Another action inside this one: its own permission, rules and line of history, in the same transaction at the same instant. */
export const actInside = <O>(context: ActionContext, action: Action<never, O>, input: unknown): Promise<O> =>
  runAction(context.services, action, context.actor, input, { transaction: context.db, at: context.now })
