import { sql } from 'kysely'
import { dayParts, numberText, readPattern } from '../../../shared/assets/number-pattern.ts'
import { text } from '../../../shared/fields/index.ts'
import type { ActionContext } from '../../engine/actions/context.ts'
import type { SettingDefinition } from '../../engine/house.ts'
import { readSetting } from '../../engine/settings.ts'
import { today } from '../../engine/today.ts'

const usual = 'BC-{year}-{0000}'

/** Written like the patterns of inventory numbers: what the year changes begins a new count. */
export const numberSetting: SettingDefinition = {
  key: 'orders.numberPattern',
  field: text({ required: true, max: 60 }),
  default: usual,
}

/** The next number. The counter stays locked until the transaction ends, so that an order not made gives its number back. */
export async function nextOrderNumber(context: ActionContext): Promise<string> {
  const said = await readSetting<string>(context.db, context.house, numberSetting.key)
  // A pattern without a counter would give every order the same number.
  const pattern = readPattern(said) ?? readPattern(usual)!
  const day = dayParts(today(context))
  const counted = await sql<{ last: number }>`
    insert into order_counter as c (period, last) values (${pattern.period(day)}, 1)
    on conflict (period) do update set last = c.last + 1 returning last`.execute(context.db)
  return numberText(pattern, day, counted.rows[0]!.last)
}
