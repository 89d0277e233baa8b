import fc from 'fast-check'
import { expect, it } from 'vitest'
import { titleOfText } from './title-of-text.ts'

it('takes the first sentence', () => {
  expect(titleOfText('Mon écran reste noir. Je l’ai redémarré deux fois.')).toBe('Mon écran reste noir')
  expect(titleOfText(' Comment imprimer ?\nMerci')).toBe('Comment imprimer ?')
  expect(titleOfText('M. Durand n’a plus accès')).toBe('M. Durand n’a plus accès')
  expect(titleOfText('Version 3.5 en panne')).toBe('Version 3.5 en panne')
})

it('is never too long, and never empty for a text with words', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 40 }), (text) => {
      const title = titleOfText(text)
      expect(title.length).toBeGreaterThan(0)
      expect(title.length).toBeLessThanOrEqual(91)
    }),
  )
})
