import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import script from './decode-worker.ts?worker&url'

/** What reading codes needs where the browser cannot do it by itself: kept by pages that must do without network. */
export const decoderFiles: readonly string[] = [script, wasm]

/** Reads the codes in what a video shows now. */
export interface Decoder {
  /** The texts of the codes, none when there are none. @throws what the decoder throws */
  read: (video: HTMLVideoElement) => Promise<string[]>
  stop: () => void
}

interface NativeDetector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
interface NativeDetectors {
  new (options: { formats: string[] }): NativeDetector
  getSupportedFormats: () => Promise<string[]>
}

const needed = ['qr_code', 'code_128']
const welcome = ['code_39', 'ean_13', 'data_matrix']

/** The browser's own detector where it knows our codes (Android); elsewhere a worker with WebAssembly. */
export async function createDecoder(): Promise<Decoder> {
  const own = (globalThis as { BarcodeDetector?: NativeDetectors }).BarcodeDetector
  const known = (await own?.getSupportedFormats().catch(() => [])) ?? []
  if (own === undefined || !needed.every((format) => known.includes(format))) return workerDecoder()
  const detector = new own({ formats: [...needed, ...welcome.filter((format) => known.includes(format))] })
  return {
    read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue),
    stop: () => {},
  }
}

/** Wide enough for a label held at arm's length, small enough for four readings a second on a cheap phone. */
const widest = 1_000

function workerDecoder(): Decoder {
  const worker = new Worker(script, { type: 'module' })
  const canvas = document.createElement('canvas')
  const waiting = new Map<number, { resolve: (codes: string[]) => void; reject: (error: Error) => void }>()
  let asked = 0
  worker.addEventListener('message', (event: MessageEvent<{ id: number; codes?: string[]; fault?: string }>) => {
    const { id, codes, fault } = event.data
    const who = waiting.get(id)
    waiting.delete(id)
    if (codes === undefined) who?.reject(new Error(fault))
    else who?.resolve(codes)
  })
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message))
    waiting.clear()
  })
  return {
    read: (video) => {
      const picture = pictureOf(video, canvas)
      if (picture === null) return Promise.resolve([])
      asked += 1
      const id = asked
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, picture }, [picture.data.buffer])
      })
    },
    stop: () => worker.terminate(),
  }
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  if (video.videoWidth === 0) return null
  const scale = Math.min(1, widest / video.videoWidth)
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
