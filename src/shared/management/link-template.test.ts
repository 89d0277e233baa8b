import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillFile, fillTemplate, isFileName, isTemplate } from './link-template.ts'

describe('links made from a template', () => {
  it('a value never leaves its place, whatever stands in it', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '../../etc',
        '..',
        '?a=1',
        '#x',
        'a/b',
        '//evil.example',
        'javascript:alert(1)',
        '@evil',
        '\'"><svg>',
        '\ud800',
        '%2e',
      ),
    )
    fc.assert(
      fc.property(nasty, (serial) => {
        const link = fillTemplate('https://support.example/machines/{serial}/warranty?n={serial}#end', { serial })
        if (/^\.{0,2}$/.test(serial.trim())) {
          expect(link).toBeUndefined()
          return
        }
        const url = new URL(link!)
        expect(url.origin).toBe('https://support.example')
        expect(url.pathname.split('/')).toHaveLength(4)
        expect(url.pathname.endsWith('/warranty') && url.pathname.startsWith('/machines/')).toBe(true)
        expect(url.searchParams.get('n')).toBe(serial.trim().toWellFormed())
        expect([...url.searchParams.keys()]).toEqual(['n'])
        expect(url.hash).toBe('#end')
      }),
      { numRuns: 2000 },
    )
  })

  it('is none when a value is missing', () => {
    expect(fillTemplate('https://x.example/{serial}/{model}', { serial: 'A', model: null })).toBeUndefined()
    expect(fillTemplate('https://x.example/', {})).toBe('https://x.example/')
  })

  it.each([
    'javascript:{name}',
    'https://{name}.example/',
    'https://{name}/',
    'https://x.example{name}',
    'https://x.example/{password}',
    'https://user:secret@x.example/{serial}',
    'https://x.example/{serial',
    '{name}',
    'ftp://x.example/{serial}',
  ])('refuses %s as a template', (template) => expect(isTemplate(template)).toBe(false))
})

describe('files made from a template', () => {
  it('a value stays on its line and names no other place, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const file = fillFile({ fileName: '{name}.rdp', content: 'full address:s:{name}\nprompt:i:1' }, { name })
        if (name.trim() === '') {
          expect(file).toBeUndefined()
          return
        }
        expect(file!.content.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(2)
        expect(file!.name).toMatch(/^[^/\\]*\.rdp$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves braces of its own alone, and is none when a value is missing', () => {
    const json = { fileName: 'x.json', content: '{"a": {b}, "ip": "{ip}"}' }
    expect(fillFile(json, { ip: '10.0.0.1' })).toEqual({ name: 'x.json', content: '{"a": {b}, "ip": "10.0.0.1"}' })
    expect(fillFile(json, {})).toBeUndefined()
  })

  it.each(['{name}.bat', '{name}.rdp.exe', '../{name}.rdp', '{password}.rdp', 'a/b.txt', '.rdp'])(
    'refuses %s',
    (name) => expect(isFileName(name)).toBe(false),
  )
})
