import { expect, it } from 'vitest'
import { fieldTypes } from '../../../shared/fields/index.ts'
import { webFields } from './index.ts'

it('every field type has its web half', () => {
  expect(Object.keys(webFields).toSorted()).toEqual(Object.keys(fieldTypes).toSorted())
})
