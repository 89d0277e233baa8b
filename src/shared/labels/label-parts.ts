export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where the parts of a label stand; null: it has no such part. */
export interface LabelParts {
  code: Box | null
  logo: Box | null
  words: Box | null
}

interface Wanted {
  code: string
  /** Where the layout wants a logo; null when it wants none or there is none. */
  logo: string | null
  hasWords: boolean
}

/** Of the room for words, what the logo takes of its height (over them) or of its width (right of them). */
const logoShare = { above: 0.38, right: 0.34 }

/**
 * QR on the left, as high as the label but never more than half of it; bars along the bottom; words in what is left. A
 * logo takes its room from the words: the code keeps all of its own. `mm`: a millimetre in the units of the box.
 */
export function partsOf(label: Box, wanted: Wanted, mm: number): LabelParts {
  const padding = Math.min(2 * mm, label.height * 0.08)
  const inner = inset(label, padding)
  const isBare = !wanted.hasWords && wanted.logo === null
  if (wanted.code === 'qr') {
    const side = Math.min(inner.height, isBare ? inner.width : inner.width * 0.5)
    const code = { x: inner.x, y: inner.y + (inner.height - side) / 2, width: side, height: side }
    const left = side + padding / 2
    return { code, ...shared({ ...inner, x: inner.x + left, width: inner.width - left }, wanted, mm) }
  }
  if (wanted.code === 'code128') {
    const height = inner.height * (isBare ? 1 : 0.42)
    const code = { ...inner, y: inner.y + inner.height - height, height }
    return { code, ...shared({ ...inner, height: inner.height - height - padding / 2 }, wanted, mm) }
  }
  return { code: null, ...shared(inner, wanted, mm) }
}

const inset = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

function shared(room: Box, { logo, hasWords }: Wanted, mm: number): Pick<LabelParts, 'logo' | 'words'> {
  if (logo !== 'above' && logo !== 'right') return { logo: null, words: hasWords ? room : null }
  if (!hasWords) return { logo: room, words: null }
  const gap = Math.min(mm, room.height * 0.06)
  if (logo === 'above') {
    const height = room.height * logoShare.above
    const below = height + gap
    return { logo: { ...room, height }, words: { ...room, y: room.y + below, height: room.height - below } }
  }
  const width = room.width * logoShare.right
  return {
    logo: { ...room, x: room.x + room.width - width, width },
    words: { ...room, width: room.width - width - gap },
  }
}
