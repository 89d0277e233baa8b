import css from './fields.module.css'
import { TextFilter } from './text.tsx'
import type { CellProps, WebField } from './web-field.ts'

/** Structured data has pages of its own; elsewhere it is shown as it is and not written. */
const Cell = ({ value }: CellProps) => <code className={css.code}>{JSON.stringify(value)}</code>

export const jsonField: WebField = {
  Input: () => null,
  Cell,
  Filter: TextFilter,
  blank: {},
  toApi: (value) => value ?? {},
  width: 200,
}
