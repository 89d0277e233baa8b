import { type PointerEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import css from './reservations.module.css'

export interface SignatureHandle {
  /** The drawing as a PNG of this name; null when nothing was drawn. */
  file: (name: string) => Promise<File | null>
}

/** Drawn points per CSS pixel: a signature that is printed must not be coarse. */
const scale = 2

/** A place to sign by finger, pen or mouse. Who cannot draw leaves it empty: the hand-over stands without it. */
export function SignaturePad({ label, ref }: { label: string; ref: Ref<SignatureHandle> }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDown = useRef(false)
  const [isDrawn, setDrawn] = useState(false)
  useImperativeHandle(ref, () => ({
    file: async (name) => {
      if (!isDrawn || canvas.current === null) return null
      const blob = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/png'))
      return blob === null ? null : new File([blob], name, { type: 'image/png' })
    },
  }))
  const point = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [
      ((event.clientX - box.left) / box.width) * event.currentTarget.width,
      ((event.clientY - box.top) / box.height) * event.currentTarget.height,
    ]
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')
    if (pen === null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!isDrawn) prepare(event.currentTarget, pen)
    isDown.current = true
    pen.beginPath()
    pen.moveTo(...point(event))
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d')
    if (!isDown.current || pen === null) return
    pen.lineTo(...point(event))
    pen.stroke()
    setDrawn(true)
  }
  const clear = () => {
    const pen = canvas.current?.getContext('2d')
    if (canvas.current && pen) prepare(canvas.current, pen)
    setDrawn(false)
  }
  return (
    <fieldset className={css.signature}>
      <legend>{label}</legend>
      <canvas
        ref={canvas}
        className={css.pad}
        width={480 * scale}
        height={140 * scale}
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          isDown.current = false
        }}
      />
      <Button size="small" disabled={!isDrawn} onClick={clear}>
        {t('reservations.loan.clear')}
      </Button>
    </fieldset>
  )
}

/** Paper and ink: the same on a dark screen, for it is printed. */
function prepare(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): void {
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.strokeStyle = 'black'
  pen.lineWidth = 2.5 * scale
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
}
