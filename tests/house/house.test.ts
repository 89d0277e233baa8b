import { expect, test } from 'vitest'
import { checkHouse } from '../../tools/check-house.ts'

test('the sources keep the house rules', () => {
  const findings = checkHouse()
  expect(findings.map((finding) => `${finding.rule}: ${finding.place}: ${finding.detail}`)).toEqual([])
})
