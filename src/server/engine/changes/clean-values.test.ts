import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanHtml, textOfHtml } from './clean-values.ts'
import { bases, payloads } from './xss-corpus.ts'

const tags =
  'p br strong em u s code pre blockquote ul ol li a h1 h2 h3 h4 hr img span table thead tbody tr th td'.split(' ')
const attributes: Record<string, string[]> = {
  a: ['href', 'title', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  span: ['data-mention'],
}

/** Characters that entities stand for, without those that browsers skip in addresses. */
const decoded = (value: string): string =>
  value
    .replace(/&#x([0-9a-f]+);?/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);?/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(
      /&(?:colon|Tab|NewLine|amp|quot|lt|gt);/g,
      (name) => ({ '&colon;': ':', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[name] ?? '',
    )
    .replace(/[\u0000-\u0020]/g, '')

/**
 * What makes a text anything but inert, read by a grammar so narrow that no parser can see something else in it: text
 * without `<`, and tags as we write them. Independent of the parser that cleans.
 */
function danger(html: string): string | null {
  const rest = html.replace(
    /<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)( \/)?>/g,
    (whole, _close, tag: string, given: string) => {
      if (!tags.includes(tag)) return whole
      for (const [, name, value = ''] of given.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
        if (!attributes[tag]?.includes(name!)) return whole
        const address = decoded(value)
        if (name === 'href' && /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(https?|mailto|tel):/i.test(address))
          return whole
        if (name === 'src' && !/^\/api\/v1\/documents\/\d+(\/content)?$/.test(address)) return whole
      }
      return ''
    },
  )
  const at = rest.indexOf('<')
  return at < 0 ? null : rest.slice(at, at + 80)
}

describe('rich text', () => {
  test('the corpus is large, and the judge calls it dangerous as it stands', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(200)
    expect(payloads.filter((payload) => danger(payload) === null)).toEqual([])
  })

  test.each(payloads)('%s', (payload) => {
    for (const around of [
      payload,
      `<p>before ${payload} after</p>`,
      `<table><tr><td>${payload}`,
      `<a href="${payload}">x</a>`,
      `<img alt='${payload}' src=/api/v1/documents/1>`,
    ]) {
      const clean = cleanHtml(around)
      expect(danger(clean), clean).toBeNull()
      expect(cleanHtml(clean)).toBe(clean)
    }
  })

  test('anything made of such pieces stays inert, and clean stays as it is', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...payloads, ...bases),
        fc.string({ unit: 'binary', maxLength: 5 }),
        fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '<!--', '-->', ']]>', '\0', '\n'),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const clean = cleanHtml(parts.join(''))
        expect(danger(clean), clean).toBeNull()
        expect(cleanHtml(clean)).toBe(clean)
      }),
      { numRuns: 1500 },
    )
  })

  test('what people write is kept', () => {
    for (const html of [
      '<p>Bonjour <strong>à tous</strong>,</p><ul><li>un</li><li>deux</li></ul>',
      '<h2>Titre</h2><p>1 &lt; 2 &amp; 3 &gt; 2</p><hr /><pre><code>a = "b"</code></pre>',
      '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
      '<p><img src="/api/v1/documents/12/content" alt="écran" /></p>',
      '<p><span data-mention="4">@Zoé</span></p>',
      'sans balise, 5 > 4 "cité"',
    ])
      expect(cleanHtml(html)).toBe(html)
  })

  test('links lead out without a way back', () => {
    expect(cleanHtml('<a href="https://x.fr" rel="opener" target="_blank">x</a>')).toBe(
      '<a href="https://x.fr" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  test('pictures come from our own documents only', () => {
    for (const src of [
      'https://t.example/p.gif',
      '//t.example',
      'data:image/svg+xml,<svg/>',
      '/api/v1/documents/1/../../x',
      '/api/v1/assets/1',
      '/api/v1/documents/1?x=http://t',
      '',
    ])
      expect(cleanHtml(`<p>a<img src="${src}"></p>`)).toBe('<p>a</p>')
  })

  test('nested a hundred thousand times, it is done in good time', () => {
    const started = performance.now()
    for (const part of ['<p>', '<blockquote>', '<a href="x">', '<', '&', '<!--', '<img src=x onerror=', '"'])
      expect(danger(cleanHtml(part.repeat(200_000 / part.length)))).toBeNull()
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('the words of a rich text', () => {
  test.each([
    ['<p>un</p><p>deux</p>', 'un deux'],
    ['a<br>b', 'a b'],
    ['<p>1 &lt; 2 &amp;&nbsp;3</p>', '1 < 2 & 3'],
    ['<p>on écrit &amp;lt;b&amp;gt;</p>', 'on écrit &lt;b&gt;'],
    ['<script>x</script><style>y</style>z', 'z'],
    ['&#0;&#xd800;a', '\ufffd\ufffda'],
  ])('%s', (html, words) => expect(textOfHtml(html)).toBe(words))
})
