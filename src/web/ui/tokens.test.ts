import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Contrast as WCAG 2 computes it, over the pairs of tokens that meet on the screen. */

type Palette = Record<string, string>

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function colours(block: string): Palette {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, value]) => [name!, value!]),
  )
}

const [lightBlock = '', afterLight = ''] = source.split(':root[data-mantine-color-scheme="dark"]')
const darkBlock = afterLight.split('}')[0] ?? ''
const light = colours(lightBlock)
const dark: Palette = { ...light, ...colours(darkBlock) }

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(palette: Palette, front: string, back: string): number {
  const [high = 0, low = 0] = [front, back].map((name) => luminance(palette[name]!)).toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = [
  'ground',
  'surface',
  'surface-soft',
  'surface-sunk',
  'surface-float',
  'hover',
  'accent-softer',
  'note-soft',
]
const texts = ['ink', 'ink-soft', 'ink-faint', 'accent-ink']
const statuses = ['info', 'good', 'warn', 'bad', 'quiet']
const pairs: [front: string, back: string, least: number][] = [
  ...surfaces.flatMap((back) => texts.map((front): [string, string, number] => [front, back, 4.5])),
  ...statuses.flatMap((status): [string, string, number][] => [
    [status, `${status}-soft`, 4.5],
    [status, 'surface', 4.5],
    [status, 'surface-float', 4.5],
    [status, 'hover', 4.5],
  ]),
  ['ink', 'press', 4.5],
  ['ink-soft', 'press', 4.5],
  ['ink', 'accent-soft', 4.5],
  ['ink-soft', 'accent-soft', 4.5],
  ['accent-ink', 'accent-soft', 4.5],
  ['ink', 'mark', 4.5],
  ['warn', 'note-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-accent', 'bad-fill', 4.5],
  ['on-accent', 'bad-fill-strong', 4.5],
  ...[1, 2, 3, 4, 5, 6].map((face): [string, string, number] => ['on-face', `face-${face}`, 4.5]),
  // What is not text but must be seen: borders of controls, the focus ring.
  ...['surface', 'ground', 'surface-float'].flatMap((back): [string, string, number][] => [
    ['line-control', back, 3],
    ['focus', back, 3],
  ]),
]

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('colours in %s', (_scheme, palette) => {
  it.each(pairs)('%s on %s holds %s:1', (front, back, least) => {
    expect(contrast(palette, front, back)).toBeGreaterThanOrEqual(least)
  })
})

describe('tokens', () => {
  it('are the only place with colours', async () => {
    const { globSync } = await import('node:fs')
    const files = globSync('src/web/**/*.{css,ts,tsx}').filter((path) => !/tokens\.css|\.test\.tsx?$/.test(path))
    const guilty = files.filter((path) =>
      /#[0-9a-f]{3,8}\b(?!['"`-])|rgba?\(|hsla?\(|oklch\(/i.test(stylesOf(readFileSync(path, 'utf8'), path)),
    )
    expect(guilty).toEqual([])
  })

  it('name every colour in both schemes', () => {
    const themed = Object.keys(light).filter((name) => !/^(on|paint)-/.test(name))
    expect(themed.filter((name) => !(name in colours(darkBlock)))).toEqual([])
  })
})

/** Style sheets whole; of code, only what stands in a style attribute or names a colour property. */
function stylesOf(text: string, path: string): string {
  if (path.endsWith('.css')) return text
  return [...text.matchAll(/(?:color|background|fill|stroke)\w*[=:]\s*\{?['"`][^'"`]*['"`]/gi)]
    .map(([found]) => found)
    .join('\n')
}
