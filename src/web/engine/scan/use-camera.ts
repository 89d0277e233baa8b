import { type RefObject, useEffect, useRef, useState } from 'react'
import { createDecoder, type Decoder } from './decoder.ts'

/** `insecure`: the browser gives the camera to https pages only. */
export type CameraFault = 'insecure' | 'refused' | 'none' | 'busy' | 'decoder'

interface Camera {
  video: RefObject<HTMLVideoElement | null>
  fault: CameraFault | null
  isReady: boolean
}

/** How long between two looks, and how long the same code stays quiet after it was read. */
const pause = 220
const quiet = 2_500

/** Opens the camera while `isOn`, and tells each code it sees; one that stays in view is told once. */
export function useCamera(isOn: boolean, onCode: (code: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef(onCode)
  tell.current = onCode
  const [fault, setFault] = useState<CameraFault | null>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const session = { isOver: false }
    let stream: MediaStream | null = null
    let decoder: Decoder | null = null
    setFault(null)
    const run = async () => {
      stream = await openCamera()
      if (session.isOver || video.current === null) return close(stream, decoder)
      video.current.srcObject = stream
      await video.current.play()
      setReady(true)
      decoder = await createDecoder()
      await watch(video.current, decoder, session, (code) => tell.current(code))
    }
    run().catch((error: unknown) => {
      if (session.isOver) return
      setFault(faultOf(error))
      close(stream, decoder)
    })
    return () => {
      session.isOver = true
      setReady(false)
      close(stream, decoder)
    }
  }, [isOn])
  return { video, fault, isReady }
}

/** The camera on the back, where there are two. */
function openCamera(): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) throw new DOMException('no secure context', 'SecurityError')
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  })
}

async function watch(
  video: HTMLVideoElement,
  decoder: Decoder,
  session: { isOver: boolean },
  tell: (code: string) => void,
): Promise<void> {
  const seenAt = new Map<string, number>()
  while (!session.isOver) {
    const codes = await decoder.read(video)
    const now = performance.now()
    for (const code of codes) {
      const isFresh = now - (seenAt.get(code) ?? Number.NEGATIVE_INFINITY) > quiet
      seenAt.set(code, now)
      if (isFresh && !session.isOver && code.trim() !== '') tell(code.trim())
    }
    await new Promise((resume) => setTimeout(resume, pause))
  }
}

function close(stream: MediaStream | null, decoder: Decoder | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
  decoder?.stop()
}

function faultOf(error: unknown): CameraFault {
  if (!(error instanceof DOMException)) return 'decoder'
  if (error.name === 'SecurityError') return 'insecure'
  if (error.name === 'NotAllowedError') return 'refused'
  return error.name === 'NotFoundError' || error.name === 'OverconstrainedError' ? 'none' : 'busy'
}
