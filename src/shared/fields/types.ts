import { readDecimal } from './decimal.ts'
import type { Field, FieldType, Operator } from './field.ts'
import { isId } from './id.ts'
import { readMoney, splitMoney } from './money.ts'
import { readUrl } from './url.ts'

const textual: readonly Operator[] = [
  'contains',
  'is',
  'isNot',
  'startsWith',
  'endsWith',
  'matches',
  'in',
  'empty',
  'notEmpty',
]
const ordered: readonly Operator[] = ['is', 'isNot', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'empty', 'notEmpty']

const readText = (value: string) => value

export const textType: FieldType<string> = {
  name: 'text',
  operators: textual,
  sqlType: 'text',
  fromText: readText,
  toText: (value) => value,
  samples: ['Poste', 'élève à Nîmes', "L'imprimante n° 3", 'a'],
}

export const longTextType: FieldType<string> = {
  name: 'longText',
  operators: ['contains', 'matches', 'empty', 'notEmpty'],
  sqlType: 'text',
  fromText: readText,
  toText: (value) => value,
  samples: ['une ligne\nune autre'],
}

export const richTextType: FieldType<string> = {
  name: 'richText',
  operators: ['contains', 'empty', 'notEmpty'],
  sqlType: 'text',
  fromText: readText,
  toText: (value) =>
    value
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  samples: ['<p>Bonjour</p>'],
}

export const integerType: FieldType<number> = {
  name: 'integer',
  operators: ordered,
  sqlType: 'bigint',
  fromText: (value) => (/^-?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined),
  toText: String,
  samples: [0, 1, 42, -7],
}

export const decimalType: FieldType<string> = {
  name: 'decimal',
  operators: ordered,
  sqlType: 'numeric',
  fromText: (value, field: Field) => readDecimal(value, field.scale ?? defaultScale),
  toText: (value) => value,
  samples: ['0', '1.5', '-7.25', '12345.678'],
}

/** Digits after the comma that a decimal takes when its field says nothing. */
export const defaultScale = 3

/** In rows the amount alone (`12.50`); in JSON `{amount, currency}`. */
export const moneyType: FieldType<string> = {
  name: 'money',
  operators: ordered,
  sqlType: 'numeric',
  fromText: (value) => {
    const read = readMoney(value)
    return read === undefined ? undefined : splitMoney(read).amount
  },
  toText: (value) => value,
  samples: ['0.00', '12.50', '1234567.89'],
}

/** A web address, http or https only. */
export const urlType: FieldType<string> = {
  name: 'url',
  operators: textual,
  sqlType: 'text',
  fromText: readUrl,
  toText: (value) => value,
  samples: ['https://www.example.org/notice.pdf', 'http://intranet.example/é?a=1#b'],
}

const yes = new Set(['yes', 'true', 'oui', 'vrai', '1'])
const no = new Set(['no', 'false', 'non', 'faux', '0'])

export const booleanType: FieldType<boolean> = {
  name: 'boolean',
  operators: ['is'],
  sqlType: 'boolean',
  fromText: (value) => (yes.has(value.toLowerCase()) ? true : no.has(value.toLowerCase()) ? false : undefined),
  toText: (value) => (value ? 'oui' : 'non'),
  samples: [true, false],
}

export const choiceType: FieldType<string> = {
  name: 'choice',
  operators: ['is', 'isNot', 'in', 'empty', 'notEmpty'],
  sqlType: 'text',
  fromText: (value, field: Field) => field.choices?.find((choice) => choice.toLowerCase() === value.toLowerCase()),
  toText: (value) => value,
  samples: [],
}

/** Date.parse() takes 30 February for 1 March. */
const isDay = (value: string): boolean => {
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

export const dateType: FieldType<string> = {
  name: 'date',
  operators: ordered,
  sqlType: 'date',
  fromText: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value) ? value : undefined),
  toText: (value) => value,
  samples: ['2024-02-29', '2026-11-24'],
}

export const instantType: FieldType<Date> = {
  name: 'instant',
  operators: ordered,
  sqlType: 'timestamptz',
  fromText: (value) => (Number.isNaN(Date.parse(value)) ? undefined : new Date(value)),
  toText: (value) => (value instanceof Date ? value : new Date(value)).toISOString(),
  samples: [new Date('2026-11-24T09:30:00Z')],
}

export const referenceType: FieldType<string> = {
  name: 'reference',
  operators: ['is', 'named', 'isNot', 'in', 'under', 'empty', 'notEmpty'],
  sqlType: 'bigint',
  fromText: (value) => (isId(value) ? value : undefined),
  toText: (value) => value,
  samples: [],
}

export const jsonType: FieldType<unknown> = {
  name: 'json',
  operators: [],
  sqlType: 'jsonb',
  fromText: () => undefined,
  toText: (value) => JSON.stringify(value),
  samples: [{}],
}
