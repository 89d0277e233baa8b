import type { Condition } from '../../../shared/conditions/condition.ts'
import { parseQuery } from '../../../shared/conditions/parse-query.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { choiceKeys, fieldKeys } from '../../../shared/kinds/text-keys.ts'
import { hasText, languages, say } from '../texts.ts'
import type { Reader } from './list.ts'

/** The query language as this reader may write it: field names and labels of both languages. */
export function readQuery(reader: Reader, kind: Kind, text: string): Condition {
  return parseQuery(text, kind, {
    label: acceptedNames,
    kinds: (name) => reader.house.kinds.get(name)?.kind,
    now: reader.now,
    timeZone: reader.timeZone,
  })
}

/** Labels people see, in every language, for a field or a choice (`status`, `status.new`). */
export function acceptedNames(kind: Kind, field: string): string[] {
  const [name = '', value] = field.split('=')
  const keys = value === undefined ? fieldKeys(kind, name) : choiceKeys(kind, name, value)
  return languages.flatMap((language) =>
    keys.filter((each) => hasText(language, each)).map((each) => say(language, each)),
  )
}
