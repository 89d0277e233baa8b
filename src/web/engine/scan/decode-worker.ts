import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

/**
 * Reads codes out of pictures. WebAssembly may run in this worker and nowhere else: its script is served with a
 * Content-Security-Policy of its own (doors/http/web.ts), the pages keep theirs.
 */
prepareZXingModule({
  overrides: { locateFile: (path: string, folder: string) => (path.endsWith('.wasm') ? wasm : folder + path) },
})
const detector = new BarcodeDetector({
  formats: ['qr_code', 'code_128', 'code_39', 'ean_13', 'data_matrix'],
})

interface Asked {
  id: number
  picture: ImageData
}

self.addEventListener('message', (event: MessageEvent<Asked>) => {
  const { id, picture } = event.data
  detector.detect(picture).then(
    (found) => self.postMessage({ id, codes: found.map(({ rawValue }) => rawValue) }),
    (error: unknown) => self.postMessage({ id, fault: String(error) }),
  )
})
