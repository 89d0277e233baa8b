import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact } from './redact.ts'
import { applyCuts, readPlainXml } from './xml-plain.ts'
import { readAnyXml } from './xml-tree.ts'

const folder = new URL('../../../../../tests/corpus/samples/', import.meta.url)

/** The whole parser's answer; null when it refuses. */
function judge(text: string) {
  try {
    return readAnyXml(text)
  } catch {
    return null
  }
}

describe('plain XML', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.xml')))('%s is plain, and read alike', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const plain = readPlainXml(text)
    expect(plain).not.toBeNull()
    expect({ ...plain, cuts: undefined, softwareText: undefined }).toEqual(readAnyXml(text))
  })

  const name = fc.constantFrom(
    'A',
    'b',
    'NAME',
    'old_deviceid',
    'PROCESSES',
    'ENVS',
    'KEY',
    '__proto__',
    'x.y',
    '1x',
    'a b',
    '',
  )
  const words = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '&amp;', '&lt;', '&#65;', '&', ';', ']]>', 'é', '>', '<'),
    maxLength: 8,
  })
  const element = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      words,
      name.map((each) => `<${each}/>`),
      name.map((each) => `<${each} />`),
      fc
        .tuple(name, name, fc.array(tie('node'), { maxLength: 4 }), fc.nat(20))
        .map(([one, other, inside, luck]) => `<${one}>${inside.join('')}</${luck === 0 ? other : one}>`),
      fc.constantFrom('<!-- a -->', '<![CDATA[x]]>', '<?pi?>', '<A b="c">d</A>', '<A>', '</A>'),
    ),
  })).node

  test('whatever is read plainly, the whole parser reads alike', () => {
    let plainly = 0
    fc.assert(
      fc.property(
        fc.constantFrom('', '<?xml version="1.0"?>\n', '<?xml version="1.0" encoding="UTF-8" ?>'),
        name,
        fc.array(element, { maxLength: 6 }),
        (head, root, inside) => {
          const text = `${head}<${root}>${inside.join('')}</${root}>`
          const plain = readPlainXml(text)
          if (plain === null) return
          plainly += 1
          expect({ ...plain, cuts: undefined, softwareText: undefined }).toEqual(judge(text))
          if (root !== 'KEY') expect(applyCuts(text, plain.cuts!)).toBe(redact(text, 'xml'))
        },
      ),
      { numRuns: 5000 },
    )
    expect(plainly).toBeGreaterThan(500)
  })
})
