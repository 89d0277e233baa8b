import type { ActionContext } from '../../engine/actions/context.ts'

/** The day it is where the instance stands, `YYYY-MM-DD`. */
export const dayIn = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)

export const today = (context: ActionContext): string => dayIn(context.now, context.services.timeZone)
