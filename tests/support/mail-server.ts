import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface Received {
  to: string[]
  raw: string
  parsed: ParsedMail
}

export interface TestMailServer {
  port: number
  /** What was accepted, in order. */
  mails: Received[]
  /** Answers recipients with this code; undefined = takes them. */
  refuse: (address: string) => number | undefined
  stop: () => Promise<void>
}

interface Options {
  /** Listens again where an earlier one did. */
  port?: number
  user?: { name: string; password: string }
  /** Keeps what it takes as it came, unread: for measuring. */
  isBlind?: boolean
}

/** A real SMTP server on the loopback that keeps what it is given. */
export async function startMailServer({ port = 0, user, isBlind = false }: Options = {}): Promise<TestMailServer> {
  const mails: Received[] = []
  const state = { refuse: (_address: string): number | undefined => undefined }
  const smtp = new SMTPServer({
    authOptional: user === undefined,
    hideSTARTTLS: false,
    disabledCommands: user === undefined ? ['AUTH'] : [],
    onAuth: (auth, _session, done) => {
      if (user !== undefined && auth.username === user.name && auth.password === user.password)
        done(null, { user: 'x' })
      else done(Object.assign(new Error('wrong'), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _session, done) => {
      const code = state.refuse(address)
      if (code === undefined) done()
      else done(Object.assign(new Error(`${address} is not wanted`), { responseCode: code }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        const to = session.envelope.rcptTo.map(({ address }) => address)
        if (isBlind) {
          mails.push({ to, raw: raw.toString('latin1'), parsed: null as unknown as ParsedMail })
          done()
          return
        }
        void simpleParser(raw).then((parsed) => {
          mails.push({ to, raw: raw.toString('latin1'), parsed })
          done()
        })
      })
    },
  })
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', () => resolve()))
  const address = smtp.server.address()
  return Object.assign(state, {
    port: typeof address === 'object' && address !== null ? address.port : port,
    mails,
    stop: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  })
}
