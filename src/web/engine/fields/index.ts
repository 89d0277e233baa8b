import { booleanField } from './boolean.tsx'
import { choiceField } from './choice.tsx'
import { dateField } from './date.tsx'
import { decimalField } from './decimal.tsx'
import { instantField } from './instant.tsx'
import { integerField } from './integer.tsx'
import { jsonField } from './json.tsx'
import { longTextField } from './long-text.tsx'
import { moneyField } from './money.tsx'
import { referenceField } from './reference.tsx'
import { richTextField } from './rich-text.tsx'
import { textField } from './text.tsx'
import { urlField } from './url.tsx'
import type { WebField } from './web-field.ts'

export type { CellProps, FieldOf, FilterProps, InputProps, WebField } from './web-field.ts'

/** The web half of every field type, by its name in shared/fields. */
export const webFields: Record<string, WebField> = {
  text: textField,
  longText: longTextField,
  richText: richTextField,
  integer: integerField,
  decimal: decimalField,
  money: moneyField,
  url: urlField,
  boolean: booleanField,
  choice: choiceField,
  date: dateField,
  instant: instantField,
  reference: referenceField,
  json: jsonField,
}

export const webFieldOf = (type: string): WebField => webFields[type] ?? textField
