import type { z } from 'zod'

export type Operator =
  | 'is'
  | 'isNot'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'matches'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'between'
  | 'in'
  | 'empty'
  | 'notEmpty'
  | 'under'
  | 'named'

/**
 * One sort of field. `T` is the value in TypeScript and JSON.
 * The web half lives in web/engine/fields/<type>.tsx; a house test demands both.
 */
export interface FieldType<T = unknown> {
  readonly name: string
  /** Operators that make sense, the first is the default of the query language (`field:value`). */
  readonly operators: readonly Operator[]
  /** SQL type for casts of parameters. */
  readonly sqlType: string
  /** Reads a value as written in the query language or a CSV cell; undefined = cannot be read. */
  fromText(text: string, field: Field): T | undefined
  /** The value as words, for history and CSV. */
  toText(value: T): string
  /** Values for generated tests. */
  readonly samples: readonly T[]
}

/** What every field may say about itself. */
export interface FieldOptions {
  required?: boolean
  /** Weight in full-text search. */
  search?: 'A' | 'B' | 'C'
  /** Set by the house, never by a person's form. */
  system?: boolean
  /** Inventory can feed it: a person's edit locks it. */
  fed?: boolean
  /** Not offered in lists and filters (long texts, JSON). */
  hidden?: boolean
  /** text: often stands on the thing as a code; forms offer the camera to read it. */
  scanned?: boolean
  /** text: other fields say it in each language (kinds/translated-fields.ts); people read theirs. */
  isTranslated?: boolean
  /** instant: people keep to it; shown as date and time, not as how long ago. */
  isAppointment?: boolean
  /** Changes are not worth a history line. */
  silent?: boolean
  /**
   * text: `version` gives it an order by numbers (7.10 after 7.9) and the operators that go with it; `address` reads it as
   * an IP address that networks hold (`10.1.0.0/16`).
   */
  compare?: 'version' | 'address'
}

export interface Field<T = unknown> extends FieldOptions {
  readonly type: string
  readonly schema: z.ZodType<T>
  /** reference: the kind it points at. */
  readonly kind?: string
  /** choice: allowed values, in order. */
  readonly choices?: readonly string[]
  /** Keys of the choices' names when they are named elsewhere: `kind.asset.choice.type`. */
  readonly namedBy?: string
  readonly max?: number
  readonly min?: number
  /** reference: only targets whose `list` (of choices) is empty or names the record's own value of `by` are offered. */
  readonly offeredBy?: { list: string; by: string }
  /** decimal: digits after the comma. */
  readonly scale?: number
}
