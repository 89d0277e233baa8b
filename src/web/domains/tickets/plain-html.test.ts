import { expect, it } from 'vitest'
import { htmlOfText } from './plain-html.ts'

it('turns what somebody typed into paragraphs, and nothing of it into tags', () => {
  expect(htmlOfText(' Bonjour,\n\nl’écran <noir> & vide\nencore ')).toBe(
    '<p>Bonjour,</p><p>l’écran &lt;noir&gt; &amp; vide<br>encore</p>',
  )
})
