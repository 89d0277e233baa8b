import { type RawBuilder, sql } from 'kysely'
import type { House } from './house.ts'

/** The setting that says in which currency the instance counts; amounts in columns bear none. */
export const currencyKey = 'organisation.currency'

/** SQL of the currency, read once for a statement however many rows it gives. */
export const currencySql = (house: Pick<House, 'settings'>): RawBuilder<string> =>
  sql<string>`coalesce((select value #>> '{}' from setting where key = ${currencyKey}), ${house.settings.get(currencyKey)?.default ?? 'EUR'}::text)`
