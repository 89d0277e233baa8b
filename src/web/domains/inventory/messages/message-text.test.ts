import { describe, expect, test } from 'vitest'
import { linesWith, pretty } from './message-text.ts'

describe('pretty', () => {
  test('indents XML, one element a line', () => {
    const text = '<?xml version="1.0"?><REQUEST><CONTENT><BIOS><SSN>7XK2</SSN></BIOS><EMPTY/></CONTENT></REQUEST>'
    expect(pretty(text).split('\n')).toEqual([
      '<?xml version="1.0"?>',
      '<REQUEST>',
      '  <CONTENT>',
      '    <BIOS>',
      '      <SSN>7XK2</SSN>',
      '    </BIOS>',
      '    <EMPTY/>',
      '  </CONTENT>',
      '</REQUEST>',
    ])
  })

  test('indents JSON and leaves alone what it cannot read', () => {
    expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(pretty('{broken')).toBe('{broken')
    expect(pretty('plain')).toBe('plain')
  })
})

test('a search keeps the numbers of the lines', () => {
  expect(linesWith(['<A>', '<SSN>x</SSN>', '</A>'], 'ssn')).toEqual([{ number: 2, line: '<SSN>x</SSN>' }])
  expect(linesWith(['a', 'b'], ' ')).toHaveLength(2)
})
