import type { Condition } from '../../../shared/conditions/condition.ts'
import { parseQuery } from '../../../shared/conditions/parse-query.ts'
import { CigaleError } from '../../../shared/errors.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { FieldProblem } from '../problem.ts'
import type { QueryWords } from './vocabulary.ts'

export type Reading = { condition: Condition; fault: null } | { condition: null; fault: FieldProblem }

/** The text as a condition, or what is wrong with it and where; the browser reads it as the server will. */
export function readText(text: string, kind: Kind, words: QueryWords): Reading {
  try {
    return { condition: parseQuery(text, kind, words), fault: null }
  } catch (error) {
    if (!(error instanceof CigaleError) || error.code !== 'query') throw error
    const [first] = error.errors
    return {
      condition: null,
      fault: {
        field: 'q',
        code: String(error.params.reason),
        detail: '',
        params: { ...error.params, ...first?.params },
      },
    }
  }
}
