import fc from 'fast-check'
import { expect, it } from 'vitest'
import { highlight } from './highlight.ts'

it('marks what was searched, whatever the accents and the case', () => {
  expect(highlight('Élodie Blanc', ['elo', 'BLA'])).toEqual([
    { text: 'Élo', isMarked: true },
    { text: 'die ', isMarked: false },
    { text: 'Bla', isMarked: true },
    { text: 'nc', isMarked: false },
  ])
  expect(highlight('PC-0042', ['zz'])).toEqual([{ text: 'PC-0042', isMarked: false }])
})

it('never changes the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, words) => {
      expect(
        highlight(text, words)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
