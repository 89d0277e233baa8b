import type { Field, FieldType, Operator } from './field.ts'

const textual: readonly Operator[] = ['contains', 'is', 'isNot', 'startsWith', 'in', 'empty', 'notEmpty']
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
  operators: ['contains', 'empty', 'notEmpty'],
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
  fromText: (value) => (/^\d{1,18}$/.test(value) ? value : undefined),
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
