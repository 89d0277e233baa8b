import type { MessageWriter, Received } from './message-writer.ts'

const window = 60_000
const mostAWindow = 120
const largestBody = 256 * 1024

/**
 * Refused messages, kept for the page of what was not taken: one a minute of each kind and sender, two a second in all,
 * so that whoever floods us fills no table. What is left out is counted in the log.
 */
export class RefusalLog {
  private readonly writer: MessageWriter
  private readonly log: {
    warn: (details: object, text: string) => void
    error: (details: object, text: string) => void
  }
  private seen = new Set<string>()
  private left = mostAWindow
  private skipped = 0
  private readonly timer: NodeJS.Timeout
  private writing: Promise<unknown> = Promise.resolve()

  constructor(writer: MessageWriter, log: RefusalLog['log']) {
    this.writer = writer
    this.log = log
    this.timer = setInterval(() => this.openWindow(), window)
    this.timer.unref()
  }

  /** `build` is called only when the refusal is kept: a flood costs a look into a set. */
  note(
    from: { address: string; deviceId?: string },
    refusal: { code: string; detail: string },
    build: () => Received | Promise<Received>,
  ): void {
    const key = `${from.address} ${refusal.code} ${from.deviceId ?? ''}`
    if (this.seen.has(key) || this.left <= 0) {
      this.skipped += 1
      return
    }
    this.seen.add(key)
    this.left -= 1
    this.writing = this.keep(build, refusal).catch((error: unknown) =>
      this.log.error({ err: error }, 'a refused message could not be kept'),
    )
  }

  private async keep(
    build: () => Received | Promise<Received>,
    refusal: { code: string; detail: string },
  ): Promise<void> {
    const message = await build()
    const { address, door, userAgent } = message
    this.log.warn({ address, door, userAgent, ...refusal }, 'a message of an agent was refused')
    const body = message.body !== null && message.body.length > largestBody ? null : message.body
    await this.writer.store({ ...message, body, refusal })
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.writing
  }

  private openWindow(): void {
    if (this.skipped > 0) this.log.warn({ skipped: this.skipped }, 'further messages of agents were refused')
    this.seen = new Set()
    this.left = mostAWindow
    this.skipped = 0
  }
}
