import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { api } from '../api.ts'
import { bodyOf, useSave } from '../record/use-save.ts'
import { type Json, useKeepRecord } from '../records.ts'
import type { FormValues } from './form-fields.ts'

/** Creates a record, or saves the fields of the one given. False = somebody else's values were kept. */
export function useSubmitRecord(
  kind: Kind,
  record: Json | null,
): (values: FormValues, expected: FormValues) => Promise<Json | false> {
  const keep = useKeepRecord(kind)
  const save = useSave(kind, record?.id ?? '')
  return async (values, expected) => {
    if (record !== null) return Object.keys(values).length === 0 ? record : save(values, expected)
    const created = await api.post<Json>(`/${kind.plural}`, bodyOf(kind, values))
    keep(created)
    return created
  }
}
