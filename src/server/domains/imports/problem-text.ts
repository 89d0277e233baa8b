import type { FieldError } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { fieldText } from '../../engine/kind-texts.ts'
import { hasText, say } from '../../engine/texts.ts'

/** Why a line was refused, for people: `Lieu : « Gap » n’existe pas ou n’est pas visible.` */
export function describeProblem(kind: Kind, { field, code, params }: FieldError, language: string): string {
  const sentence = sentenceOf(code, { ...params, field }, language)
  return field === '' ? sentence : `${fieldText(kind, field, language)}${language === 'fr' ? ' : ' : ': '}${sentence}`
}

function sentenceOf(code: string, params: Record<string, string | number>, language: string): string {
  const reason = typeof params.reason === 'string' ? `errors.${code}.reason.${params.reason}` : ''
  const keys = [`imports.problem.${code}`, reason, `errors.field.${code}`, `errors.${code}.detail`]
  const key = keys.find((each) => each !== '' && hasText(language, each))
  return key === undefined ? code : say(language, key, params)
}
