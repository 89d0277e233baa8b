import { describe, expect, it } from 'vitest'
import { fits, sizeText, sortFiles } from './files.ts'

const file = (name: string, type: string, size = 10) => new File([new Uint8Array(size)], name, { type })

describe('files given by a person', () => {
  it('fit an accept list by type, family or ending', () => {
    expect(fits(file('a.PNG', 'image/png'), 'image/*')).toBe(true)
    expect(fits(file('a.pdf', ''), '.pdf,.odt')).toBe(true)
    expect(fits(file('a.exe', 'application/x-msdownload'), 'image/*,.pdf')).toBe(false)
    expect(fits(file('a.exe', ''), '')).toBe(true)
  })

  it('are sorted into accepted and refused, with the reason', () => {
    const sorted = sortFiles(
      [file('ok.txt', 'text/plain'), file('big.txt', 'text/plain', 200), file('no.exe', 'x')],
      100,
      'text/plain',
    )
    expect(sorted.accepted.map((one) => one.name)).toEqual(['ok.txt'])
    expect(sorted.refused).toEqual([
      { name: 'big.txt', why: 'size' },
      { name: 'no.exe', why: 'format' },
    ])
  })

  it('have a size that people read', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ')
    expect(plain(sizeText(0, 'fr'))).toBe('0 octet')
    expect(plain(sizeText(1_440_000, 'fr'))).toBe('1,4 Mo')
    expect(plain(sizeText(999, 'en'))).toBe('999 bytes')
    expect(plain(sizeText(2_500_000_000, 'en'))).toBe('2.5 GB')
  })
})
