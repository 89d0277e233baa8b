import type { Readable } from 'node:stream'

export type BodyRefusal = { refusal: { code: 'too_large' | 'too_slow' | 'busy' | 'broken'; detail: string } }

/** Bytes of bodies gathered at the same time in this process: what many slow senders together may hold. */
const budget = 32 * 1024 * 1024
let held = 0

export interface Patience {
  /** Milliseconds without a byte. */
  idle: number
  /** Milliseconds for the whole body. */
  whole: number
  /** Bytes thrown away past the limit, so that the sender comes to read the refusal. */
  drain: number
}

const usual: Patience = { idle: 15_000, whole: 60_000, drain: 64 * 1024 * 1024 }

/**
 * Gathers a request body up to the limit. Memory never exceeds it, whatever Content-Length says, nor the budget of all
 * bodies together; whoever sends a byte a minute is sent away. Never throws, and leaves the connection open for the answer.
 */
export function readBody(stream: Readable, limit: number, patience: Patience = usual): Promise<Buffer | BodyRefusal> {
  return new Promise((resolve) => new Gathering(stream, limit, patience, resolve).start())
}

class Gathering {
  private readonly stream: Readable
  private readonly limit: number
  private readonly patience: Patience
  private readonly resolve: (body: Buffer | BodyRefusal) => void
  private pieces: Buffer[] = []
  private size = 0
  private kept = 0
  private refusal: BodyRefusal['refusal'] | null = null
  private idle: NodeJS.Timeout | undefined
  private whole: NodeJS.Timeout | undefined

  constructor(stream: Readable, limit: number, patience: Patience, resolve: Gathering['resolve']) {
    this.stream = stream
    this.limit = limit
    this.patience = patience
    this.resolve = resolve
  }

  start(): void {
    const tooSlow = () => this.finish({ code: 'too_slow', detail: `${this.size} bytes received in time` })
    this.idle = setTimeout(tooSlow, this.patience.idle)
    this.whole = setTimeout(tooSlow, this.patience.whole)
    this.stream.on('data', this.take).on('end', this.end).on('error', this.fail).on('close', this.fail)
  }

  private readonly take = (piece: Buffer): void => {
    this.idle?.refresh()
    this.size += piece.length
    if (this.refusal === null) this.keep(piece)
    else if (this.size > this.limit + this.patience.drain) this.finish(this.refusal)
  }

  private keep(piece: Buffer): void {
    this.pieces.push(piece)
    this.kept += piece.length
    held += piece.length
    if (this.size > this.limit) this.drop({ code: 'too_large', detail: `more than ${this.limit} bytes received` })
    else if (held > budget) this.drop({ code: 'busy', detail: 'too many messages are being received' })
  }

  /** From here on bytes are thrown away. */
  private drop(refusal: BodyRefusal['refusal']): void {
    this.refusal = refusal
    this.pieces = []
    held -= this.kept
    this.kept = 0
  }

  private readonly end = (): void => this.finish(this.refusal)
  private readonly fail = (): void => this.finish(this.refusal ?? { code: 'broken', detail: 'the connection broke' })

  private finish(refusal: BodyRefusal['refusal'] | null): void {
    clearTimeout(this.idle)
    clearTimeout(this.whole)
    this.stream.off('data', this.take).off('end', this.end).off('close', this.fail)
    held -= this.kept
    this.kept = 0
    // What still comes is nobody's: without a listener it would be read for nothing.
    if (refusal !== null) this.stream.pause()
    if (refusal !== null) this.resolve({ refusal })
    else this.resolve(this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces, this.size))
  }
}
