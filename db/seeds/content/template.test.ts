import { describe, expect, it } from 'vitest'
import { Random, randomOf } from './random.ts'
import { compile, frenchSpaces, render, say, usable } from './template.ts'

const told = (template: string, vars: Record<string, string | undefined>, seed = 1) =>
  render(compile(template), vars, new Random(seed))

describe('templates', () => {
  it('fill in variables and choose among alternatives', () => {
    const texts = new Set(
      Array.from({ length: 40 }, (_, seed) => told('[Bonjour|Bonsoir] {nom}[, merci|]', { nom: 'Zoé' }, seed)),
    )
    expect(texts).toEqual(new Set(['Bonjour Zoé', 'Bonjour Zoé, merci', 'Bonsoir Zoé', 'Bonsoir Zoé, merci']))
  })

  it('elide de before vowels', () => {
    expect(told('{de:x}', { x: 'Outlook' })).toBe('d’Outlook')
    expect(told('{de:x}', { x: 'Élodie' })).toBe('d’Élodie')
    expect(told('{de:x}', { x: 'Yves' })).toBe('d’Yves')
    expect(told('{de:x}', { x: 'Yannick' })).toBe('de Yannick')
    expect(told('{de:x}', { x: 'Teams' })).toBe('de Teams')
  })

  it('never choose an alternative whose variable is missing', () => {
    for (let seed = 0; seed < 30; seed++) expect(told('[sur {pc}|au bureau]', {}, seed)).toBe('au bureau')
    expect(usable(compile('sur {pc}'), {})).toBe(false)
    expect(usable(compile('[sur {pc}|[avec {pc}]]'), {})).toBe(false)
    expect(say(['sur {pc}'], {}, new Random(1))).toBeUndefined()
  })

  it('put the no-break spaces of French', () => {
    expect(frenchSpaces('Quoi ? « Ici » : 5 %')).toBe('Quoi\u00a0? «\u00a0Ici\u00a0»\u00a0: 5\u00a0%')
  })

  it('refuse unbalanced brackets', () => {
    expect(() => compile('[un|deux')).toThrow()
    expect(() => compile('un]')).toThrow()
    expect(() => compile('{un')).toThrow()
  })
})

describe('the generator', () => {
  it('gives the same numbers for the same labels, others for others', () => {
    const draw = (...labels: (string | number)[]) => Array.from({ length: 5 }, (_, n) => randomOf(...labels, n).next())
    expect(draw('a', 1)).toEqual(draw('a', 1))
    expect(draw('a', 1)).not.toEqual(draw('a', 2))
  })

  it('is even enough', () => {
    const random = randomOf('even')
    const counts = new Array<number>(10).fill(0)
    for (let n = 0; n < 20_000; n++) counts[random.int(0, 9)]!++
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(220)
  })
})
