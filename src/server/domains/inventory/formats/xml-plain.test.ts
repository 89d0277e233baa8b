import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteText } from './decode-text.ts'
import { redact } from './redact.ts'
import { child } from './tree.ts'
import { applyCuts, cutBytes, readPlainXml, softwareRows, type XmlDocument } from './xml-plain.ts'
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

/** With the rows that were left for later. */
function whole({ cuts: _, software, ...document }: XmlDocument): XmlDocument {
  if (software === undefined) return document
  const content = child(document.tree, 'content')
  if (content === null) document.tree.content = softwareRows(software)
  else Object.assign(content, softwareRows(software))
  return document
}

/** Read byte by byte it is the same document, or it is left to the other reader. Returns whether it was read. */
function bytesAgree(text: string): boolean {
  const bytes = Buffer.from(text)
  const plain = readPlainXml(byteText(bytes)!, 'byte')
  if (plain === null) return false
  const { cuts } = plain
  expect(whole(plain)).toEqual(judge(text))
  expect(cutBytes(bytes, cuts!).toString()).toBe(redact(text, 'xml'))
  return true
}

describe('plain XML', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.xml')))('%s is plain, and read alike', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const plain = readPlainXml(text)
    expect(plain).not.toBeNull()
    expect(bytesAgree(text)).toBe(true)
    expect(whole(plain!)).toEqual(readAnyXml(text))
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
    let byBytes = 0
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
          if (root !== 'KEY' && bytesAgree(text)) byBytes += 1
          expect(whole(plain)).toEqual(judge(text))
          if (root !== 'KEY') expect(applyCuts(text, plain.cuts!)).toBe(redact(text, 'xml'))
        },
      ),
      { numRuns: 5000 },
    )
    expect(plainly).toBeGreaterThan(500)
    expect(byBytes).toBeGreaterThan(plainly * 0.7)
  })

  test('rows of programs, torn apart, odd or foreign', () => {
    const field = fc
      .tuple(fc.constantFrom('NAME', 'VERSION', 'n', 'Key', 'ENVS', 'OLD_DEVICEID'), words)
      .map(([each, text]) => `<${each}>${text}</${each}>`)
    const row = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .array(fc.oneof({ weight: 5, arbitrary: field }, element, fc.constant('<FOLDER/>')), { maxLength: 3 })
          .map((fields) => `<SOFTWARES>${fields.join('\n ')}</SOFTWARES>`),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '<BIOS><SSN>1</SSN></BIOS>',
          '<SOFTWARES/>',
          '<softwares><NAME>a</NAME></softwares>',
          ' x ',
          '<SOFTWARES>a</SOFTWARES>',
        ),
      },
    )
    let leftOut = 0
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const text = `<REQUEST><CONTENT>${rows.join('\n')}</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>`
        const plain = readPlainXml(text)
        if (plain === null) return
        bytesAgree(text)
        if (plain.software !== undefined) leftOut += 1
        expect(whole(plain)).toEqual(judge(text))
        expect(applyCuts(text, plain.cuts!)).toBe(redact(text, 'xml'))
      }),
      { numRuns: 5000 },
    )
    expect(leftOut).toBeGreaterThan(200)
  })
})
