import bwipjs from 'bwip-js/node'

/** A code as rectangles, in modules: the size of the whole with its quiet zone, and what is black. */
export interface Code {
  width: number
  height: number
  bars: readonly { x: number; y: number; width: number; height: number }[]
}

/** White that scanners want around a QR code; the norm says four modules, readers of today are content with two. */
const quietQr = 2
const quietBars = 10

interface Matrix {
  pixs: number[]
  pixx: number
  pixy: number
}

/** A QR code, error correction M: a scratched label still reads. One rectangle a run of dark modules. */
export function qrCode(text: string): Code {
  const [made] = bwipjs.raw('qrcode', text, { eclevel: 'M' } as never) as unknown as Matrix[]
  const { pixs, pixx, pixy } = made!
  const bars: { x: number; y: number; width: number; height: number }[] = []
  for (let y = 0; y < pixy; y++) {
    for (let x = 0; x < pixx; x++) {
      if (pixs[y * pixx + x] !== 1) continue
      const from = x
      while (x + 1 < pixx && pixs[y * pixx + x + 1] === 1) x++
      bars.push({ x: from + quietQr, y: y + quietQr, width: x - from + 1, height: 1 })
    }
  }
  return { width: pixx + 2 * quietQr, height: pixy + 2 * quietQr, bars }
}

/** Code 128 of a number, one module high; null when it holds a sign that the code has not. */
export function barCode(text: string): Code | null {
  if (!/^[\u0020-\u007e]+$/.test(text)) return null
  const [made] = bwipjs.raw('code128', text, {} as never) as unknown as { sbs: number[] }[]
  const bars: { x: number; y: number; width: number; height: number }[] = []
  let x = quietBars
  for (const [index, width] of made!.sbs.entries()) {
    if (index % 2 === 0) bars.push({ x, y: 0, width, height: 1 })
    x += width
  }
  return { width: x + quietBars, height: 1, bars }
}
