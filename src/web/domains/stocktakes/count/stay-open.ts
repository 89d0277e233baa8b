import { decoderFiles } from '../../../engine/scan/decoder.ts'

/**
 * Has the files of this page kept on the device, so that it opens without network too. Where that is not possible (http, an
 * old browser) counting goes on as long as the page stays open.
 */
export async function stayOpen(): Promise<void> {
  if (navigator.serviceWorker === undefined) return
  await navigator.serviceWorker.register('/counting-worker.js', { scope: '/stocktakes/' })
  const { active } = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name)
  active?.postMessage({ keep: [...new Set([...loaded, ...decoderFiles])] })
}
