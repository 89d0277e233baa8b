import { createTransport, type Transporter } from 'nodemailer'
import { errorMessage } from '../errors.ts'

/** Where mail is handed in. `starttls` is insisted on: there is no falling back to clear text. */
export interface MailServer {
  host: string
  port: number
  security: 'none' | 'starttls' | 'tls'
  /** Encrypted, but whoever answers need not prove who he is: a relay with a certificate of its own making. */
  anyCertificate: boolean
  user: string | null
  password: string | null
}

export interface MailAddress {
  name: string | null
  address: string
}

/** One mail to one address. Texts are as they shall be read; encoding is done here. */
export interface Mail {
  from: MailAddress
  to: MailAddress
  replyTo: string | null
  subject: string
  text: string
  html: string
  messageId: string
  inReplyTo: string | null
  references: readonly string[]
  headers: Readonly<Record<string, string>>
}

/**
 * Why a mail did not go out. `mail`: the server will never take this one (5xx on its sender, recipient or content).
 * `later`: not now (4xx). `server`: it is not about this mail at all (no connection, no TLS, wrong password).
 */
export class MailFault extends Error {
  readonly sort: 'mail' | 'later' | 'server'

  constructor(sort: MailFault['sort'], message: string) {
    super(message)
    this.sort = sort
  }
}

export interface Mailer {
  /** Resolves once the server has accepted the mail. @throws MailFault */
  send(mail: Mail): Promise<void>
  /** Connects and signs in, and sends nothing. @throws MailFault */
  check(): Promise<void>
  close(): void
}

const connectWithin = 10_000
const answerWithin = 30_000
/** Connections kept open side by side, and mails over one of them. */
const connections = 4
const perConnection = 200
const longestReason = 400

/** The only place that speaks SMTP. */
export function openMailer(server: MailServer): Mailer {
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: perConnection,
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: { rejectUnauthorized: !server.anyCertificate, minVersion: 'TLSv1.2' },
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: connectWithin,
    greetingTimeout: connectWithin,
    socketTimeout: answerWithin,
    // A mail holds what is given here and nothing that its content points at.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: (mail) => deliver(transport, mail),
    check: async () => {
      await transport.verify().catch((error: unknown) => {
        throw faultOf(error)
      })
    },
    close: () => transport.close(),
  }
}

async function deliver(transport: Transporter, mail: Mail): Promise<void> {
  const to = plainAddress(mail.to.address)
  const from = plainAddress(mail.from.address)
  try {
    await transport.sendMail({
      from: { name: oneLine(mail.from.name ?? ''), address: from },
      to: { name: oneLine(mail.to.name ?? ''), address: to },
      // What stands in headers is for people; where the mail goes is said here and nowhere else.
      envelope: { from, to: [to] },
      ...(mail.replyTo === null ? {} : { replyTo: plainAddress(mail.replyTo) }),
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      messageId: oneLine(mail.messageId),
      ...(mail.inReplyTo === null ? {} : { inReplyTo: oneLine(mail.inReplyTo) }),
      references: mail.references.map(oneLine),
      headers: Object.fromEntries(Object.entries(mail.headers).map(([name, value]) => [name, oneLine(value)])),
    })
  } catch (error) {
    throw faultOf(error)
  }
}

/** Line breaks would begin another header. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()

// Letters, digits and the usual signs, one @, no comments, quotes or routes: what servers read differently is not sent to.
const strict = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u

function plainAddress(address: string): string {
  if (!strict.test(address)) throw new MailFault('mail', `${oneLine(address)}: no address that mail can be sent to`)
  return address
}

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

function faultOf(error: unknown): MailFault {
  if (error instanceof MailFault) return error
  const { code, command, responseCode, response } = error as SmtpError
  const reason = oneLine(response ?? errorMessage(error)).slice(0, longestReason)
  // A sender that the server does not take is refused for every mail: it says something about the settings.
  const isOfMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')
  if (!isOfMail || responseCode === 421) return new MailFault('server', reason)
  return new MailFault(responseCode !== undefined && responseCode < 500 ? 'later' : 'mail', reason)
}
