import { lazy } from 'react'

/**
 * The controls of ui/field as parts whose code comes when somebody first edits or filters: lists and records are read
 * far more often than they are written, and calendars and comboboxes weigh more than all cells together.
 */
const choice = () => import('../../ui/field/ChoiceField.tsx')
const date = () => import('../../ui/field/DateField.tsx')
const text = () => import('../../ui/field/TextField.tsx')

export const ChoiceField = lazy(() => choice().then((file) => ({ default: file.ChoiceField })))
export const ManyChoiceField = lazy(() => choice().then((file) => ({ default: file.ManyChoiceField })))
export const SegmentedField = lazy(() => choice().then((file) => ({ default: file.SegmentedField })))
export const DateField = lazy(() => date().then((file) => ({ default: file.DateField })))
export const MomentField = lazy(() => date().then((file) => ({ default: file.MomentField })))
export const NumberField = lazy(() =>
  import('../../ui/field/NumberField.tsx').then((file) => ({ default: file.NumberField })),
)
export const DecimalField = lazy(() =>
  import('../../ui/field/DecimalField.tsx').then((file) => ({ default: file.DecimalField })),
)
export const ReferenceField = lazy(() =>
  import('../../ui/field/ReferenceField.tsx').then((file) => ({ default: file.ReferenceField })),
)
export const CheckField = lazy(() =>
  import('../../ui/field/SwitchField.tsx').then((file) => ({ default: file.CheckField })),
)
export const TextField = lazy(() => text().then((file) => ({ default: file.TextField })))
export const TextAreaField = lazy(() => text().then((file) => ({ default: file.TextAreaField })))
