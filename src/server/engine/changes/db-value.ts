import type { Field } from '../../../shared/fields/index.ts'

/** A value as the driver wants it: JSON is sent as text, everything else as it is. */
export const dbValue = (field: Field, value: unknown): unknown =>
  field.type === 'json' && value !== null ? JSON.stringify(value) : value
