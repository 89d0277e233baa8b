import { z } from 'zod'
import { compareDecimals, readDecimal } from './decimal.ts'
import type { Field, FieldOptions, FieldType } from './field.ts'
import { idInput } from './id.ts'
import { moneySchema } from './money.ts'
import {
  booleanType,
  choiceType,
  dateType,
  decimalType,
  defaultScale,
  instantType,
  integerType,
  jsonType,
  longTextType,
  moneyType,
  referenceType,
  richTextType,
  textType,
  urlType,
} from './types.ts'
import { readUrl } from './url.ts'

export type { Field, FieldOptions, FieldType, Operator } from './field.ts'

/** Every field type by name. To add one: a constructor here, a type in types.ts, its web half (docs/recipes/field-type.md). */
export const fieldTypes: Record<string, FieldType<never>> = Object.fromEntries(
  [
    textType,
    longTextType,
    richTextType,
    integerType,
    decimalType,
    moneyType,
    booleanType,
    choiceType,
    dateType,
    instantType,
    referenceType,
    jsonType,
    urlType,
  ].map((type) => [type.name, type as unknown as FieldType<never>]),
)

type Value<T, O extends FieldOptions> = O extends { required: true } ? T : T | null

function build<T, O extends FieldOptions>(
  type: string,
  schema: z.ZodType<T>,
  options: O,
  extra: Partial<Field> = {},
): Field<Value<T, O>> {
  const whole = options.required === true ? schema : schema.nullable()
  return { ...options, ...extra, type, schema: whole as z.ZodType<Value<T, O>> } as Field<Value<T, O>>
}

const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

/** One line of text. `max` in characters. */
export function text<const O extends FieldOptions & { max?: number }>(options: O = {} as O): Field<Value<string, O>> {
  const max = options.max ?? 255
  const plain = z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u0008\u000b-\u001f]*$/u)
  if (options.required === true) return build('text', plain.min(1), options, { max })
  return { ...options, max, type: 'text', schema: z.preprocess(blankToNull, plain.nullable()) } as unknown as Field<
    Value<string, O>
  >
}

/** Several lines, no markup. */
export function longText<const O extends FieldOptions & { max?: number }>(
  options: O = {} as O,
): Field<Value<string, O>> {
  const max = options.max ?? 20_000
  return build('longText', z.string().max(max), options, { max, hidden: options.hidden ?? true })
}

/** HTML; sanitised at entry by the write gate and again where it is shown. */
export function richText<const O extends FieldOptions & { max?: number }>(
  options: O = {} as O,
): Field<Value<string, O>> {
  const max = options.max ?? 200_000
  return build('richText', z.string().max(max), options, { max, hidden: options.hidden ?? true })
}

export function integer<const O extends FieldOptions & { min?: number; max?: number }>(
  options: O = {} as O,
): Field<Value<number, O>> {
  const schema = z
    .int()
    .min(options.min ?? -2_147_483_648)
    .max(options.max ?? 2_147_483_647)
  return build('integer', schema, options, { min: options.min, max: options.max })
}

/** An exact number, as text in rows and JSON (`1.5`); column `numeric`. `scale`: digits after the comma, 3 when not said. */
export function decimal<const O extends FieldOptions & { min?: number; max?: number; scale?: number }>(
  options: O = {} as O,
): Field<Value<string, O>> {
  const scale = options.scale ?? defaultScale
  const { min, max } = options
  const schema = z
    .union([z.string().regex(/^\s*[+-]?[\d\s.,\u00a0\u202f]+$/), z.number()])
    .transform((value, context) => {
      const read = readDecimal(String(value), scale)
      const isOutside =
        read !== undefined &&
        ((min !== undefined && compareDecimals(read, String(min)) < 0) ||
          (max !== undefined && compareDecimals(read, String(max)) > 0))
      if (read !== undefined && !isOutside) return read
      context.addIssue({ code: 'custom', message: isOutside ? 'outside its bounds' : 'no decimal number' })
      return z.NEVER
    })
  return build('decimal', schema as unknown as z.ZodType<string>, options, { min, max, scale })
}

/**
 * An amount of money in the currency of the instance. Column `numeric(14,2)`; in rows the exact amount as text
 * (`12.50`), in JSON `{"amount":"12.50","currency":"EUR"}`. `min: 0` refuses negative ones.
 */
export function money<const O extends FieldOptions & { min?: 0 }>(options: O = {} as O): Field<Value<string, O>> {
  return build('money', moneySchema(options.min === 0 ? '0' : undefined), options, { min: options.min })
}

/** A web address (http, https), shown as a link. */
export function url<const O extends FieldOptions>(options: O = {} as O): Field<Value<string, O>> {
  const address = z
    .string()
    .max(2000)
    .transform((value, context) => {
      const read = readUrl(value)
      if (read !== undefined) return read
      context.addIssue({ code: 'custom', message: 'no http or https address' })
      return z.NEVER
    })
  if (options.required === true) return build('url', address as unknown as z.ZodType<string>, options, { max: 2000 })
  return {
    ...options,
    max: 2000,
    type: 'url',
    schema: z.preprocess(blankToNull, address.nullable()),
  } as unknown as Field<Value<string, O>>
}

export function boolean<const O extends FieldOptions>(options: O = {} as O): Field<boolean> {
  return build('boolean', z.boolean(), { ...options, required: true }) as Field<boolean>
}

/** One of a known list. `namedBy`: where the names of the choices stand, when not under this field. */
export function choice<const C extends readonly string[], const O extends FieldOptions & { namedBy?: string }>(
  choices: C,
  options: O = {} as O,
): Field<Value<C[number], O>> {
  return build('choice', z.enum(choices as unknown as [string, ...string[]]), options, {
    choices,
    ...(options.namedBy === undefined ? {} : { namedBy: options.namedBy }),
  }) as unknown as Field<Value<C[number], O>>
}

/** A day, `YYYY-MM-DD`. */
export function date<const O extends FieldOptions>(options: O = {} as O): Field<Value<string, O>> {
  return build('date', z.iso.date(), options)
}

/** A moment, ISO 8601 UTC in JSON, Date in rows. */
export function instant<const O extends FieldOptions>(options: O = {} as O): Field<Value<Date, O>> {
  return build(
    'instant',
    z.union([
      z.date(),
      z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
    ]) as unknown as z.ZodType<Date>,
    options,
  )
}

/**
 * Another record. In JSON out: `{id, name}`; in: the id as a string, or `{id}`. The column is `<field>_id`,
 * the row property `<field>Id`.
 */
export function reference<const O extends FieldOptions & Pick<Field, 'offeredBy'>>(
  kind: string,
  options: O = {} as O,
): Field<Value<string, O>> & { readonly kind: string } {
  const id = z.union([idInput, z.looseObject({ id: idInput }).transform((value) => value.id)])
  return build('reference', id as unknown as z.ZodType<string>, options, { kind }) as Field<Value<string, O>> & {
    readonly kind: string
  }
}

/** Structured data that has no filter of its own. */
export function json<T, const O extends FieldOptions>(schema: z.ZodType<T>, options: O = {} as O): Field<T> {
  return build('json', schema, { ...options, required: true, hidden: true }) as Field<T>
}

/** Any number of a known list, kept as JSON. `namedBy`: where the names of the choices stand, when not under this field. */
export function choices<const C extends readonly string[], const O extends FieldOptions & { namedBy?: string }>(
  list: C,
  options: O = {} as O,
): Field<C[number][]> {
  const one = z.enum(list as unknown as [string, ...string[]])
  return build('json', z.array(one).max(list.length), { ...options, required: true, hidden: true }, {
    choices: list,
    namedBy: options.namedBy,
  } as Partial<Field>) as unknown as Field<C[number][]>
}
