import { sql } from 'kysely'
import { invalidField } from '../../../shared/errors.ts'
import { splitMoney } from '../../../shared/fields/money.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { currencySql } from '../currency.ts'
import type { Write } from './write.ts'

/**
 * Amounts as columns take them. One written with its currency (`12.50 EUR`) is refused when the instance counts in
 * another: dollars must not become euros by being saved.
 */
export async function plainMoney(
  write: Pick<Write, 'db' | 'house'>,
  kind: Kind,
  list: readonly Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const names = Object.keys(kind.fields).filter((name) => kind.fields[name]!.type === 'money')
  const said = names.flatMap((name) =>
    list.flatMap((values) => (typeof values[name] === 'string' ? [{ name, ...splitMoney(values[name]) }] : [])),
  )
  if (!said.some(({ currency }) => currency !== null)) return [...list]
  const found = await sql<{ currency: string }>`select ${currencySql(write.house)} as currency`.execute(write.db)
  const { currency } = found.rows[0]!
  const foreign = said.find((each) => each.currency !== null && each.currency !== currency)
  if (foreign !== undefined) throw invalidField(foreign.name, 'currency', { currency })
  return list.map((values) => ({
    ...values,
    ...Object.fromEntries(
      names.flatMap((name) =>
        typeof values[name] === 'string' ? [[name, splitMoney(values[name]).amount] as const] : [],
      ),
    ),
  }))
}
