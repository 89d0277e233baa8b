import { expect, it } from 'vitest'
import { conflict, invalidField } from '../../shared/errors.ts'
import { actOnEach } from './act-on-each.ts'

it('what is refused or fails does not hold up the others, and is told', async () => {
  const done: number[] = []
  const refuse = async (each: number) => {
    if (each === 2) throw conflict('busy')
    if (each === 3) throw invalidField('title', 'required')
    done.push(each)
    return each === 4 ? false : undefined
  }
  const acts = await actOnEach([1, 2, 3, 4, 5], refuse)
  expect(done).toEqual([1, 4, 5])
  expect(acts).toMatchObject({ acted: 2, refused: 2 })
  expect(acts.reasons![1]).toMatch(/^title: \S+/)
  expect(await actOnEach([], refuse)).toEqual({ acted: 0 })

  const seen: number[] = []
  const fail = async (each: number) => {
    seen.push(each)
    if (each === 1) throw new TypeError('broken')
    return true
  }
  await expect(actOnEach([1, 2, 3], fail)).rejects.toThrow('broken')
  expect(seen).toEqual([1, 2, 3])
})
