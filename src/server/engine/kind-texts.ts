import type { Kind } from '../../shared/kinds/define-kind.ts'
import { choiceKeys, fieldKeys } from '../../shared/kinds/text-keys.ts'
import { hasText, say } from './texts.ts'

/** What people call a field. */
export function fieldText(kind: Kind, name: string, language: string): string {
  const [own, shared] = fieldKeys(kind, name)
  return say(language, hasText(language, own) ? own : shared)
}

/** What people call a choice; a value without a name stands for itself. */
export function choiceText(kind: Kind, name: string, value: string, language: string): string {
  const key = choiceKeys(kind, name, value).find((each) => hasText(language, each))
  return key === undefined ? value : say(language, key)
}
