import type { ActionContext } from './actions/context.ts'

/** The day it is where the instance stands, `YYYY-MM-DD`: never that of the machine or of UTC, which ends an hour or two later. */
export const dayIn = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)

export const today = (context: Pick<ActionContext, 'now' | 'services'>): string =>
  dayIn(context.now, context.services.timeZone)
