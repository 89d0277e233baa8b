import type { TFunction } from 'i18next'
import { edgeText, type Impact, typeName } from './impact.ts'

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as in the exports of lists. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The table as CSV: UTF-8 with a mark, `;` as French spreadsheets want. */
export function csvOf(t: TFunction, impact: Impact): string {
  const names = new Map(impact.nodes.map((node) => [node.id, node.name]))
  const head = ['name', 'type', 'serial', 'way', 'depth', 'frame', 'by', 'state', 'location', 'user', 'tickets']
  const rows = impact.nodes.map((node) => [
    node.name,
    typeName(t, node.type),
    node.serial ?? '',
    t(`assets.impact.way.${node.way}`),
    String(node.depth),
    node.impactGroup?.name ?? '',
    impact.edges
      .filter((edge) => edge.effectId === node.id)
      .map((edge) => `${names.get(edge.causeId) ?? ''} ${edgeText(t, edge)} ${node.name}`)
      .join(' ; '),
    node.state?.name ?? '',
    node.location?.name ?? '',
    node.user?.name ?? '',
    String(node.ticketCount),
  ])
  return `\uFEFF${[head.map((name) => t(`assets.impact.column.${name}`)), ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

const copied = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
]

/** The drawing as it looks now, whole and by itself: colours and letters written into it. */
export function svgText(source: SVGSVGElement, width: number, height: number): string {
  const copy = source.cloneNode(true) as SVGSVGElement
  const originals = [source, ...source.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  for (const [at, original] of originals.entries()) {
    const style = getComputedStyle(original)
    copies[at]!.setAttribute('style', copied.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'))
  }
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', String(width))
  ground.setAttribute('height', String(height))
  ground.setAttribute('style', `fill:${getComputedStyle(document.body).backgroundColor}`)
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

/** Browsers refuse canvases beyond this many pixels a side. */
const longest = 8_000

export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const scale = Math.min(2, longest / Math.max(width, height, 1))
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new TypeError('no picture')) : resolve(blob)), 'image/png'),
  )
}
