import { ImapFlow } from 'imapflow'
import type { RowOf } from '../../../../shared/kinds/define-kind.ts'
import type { mailboxKind } from '../../../../shared/mailboxes/mailboxes.kinds.ts'
import type { Services } from '../../../engine/actions/context.ts'
import { secretsOf } from '../../../engine/sealed.ts'

/** A mailbox as its table holds it. */
export interface StoredMailbox extends RowOf<typeof mailboxKind> {
  sealedPassword: string | null
  /** bigint columns come as text. */
  uidValidity: string | null
  lastUid: string
}

const patienceMs = 15_000

/** Why a mailbox could not be read; `mailboxes.error.<code>`. */
export class MailboxError extends Error {
  override readonly name = 'MailboxError'
  readonly code: string
  constructor(code: string, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.code = code
  }
}

/** A connection that has signed in. The caller closes it. @throws MailboxError */
export async function openImap(services: Pick<Services, 'secrets'>, mailbox: StoredMailbox): Promise<ImapFlow> {
  if (mailbox.sealedPassword === null) throw new MailboxError('no_password')
  const isTls = mailbox.security === 'tls'
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port ?? (isTls ? 993 : 143),
    secure: isTls,
    // Without it a listener on the way could take the offer of encryption out and read along.
    ...(isTls ? {} : { doSTARTTLS: mailbox.security === 'starttls' }),
    auth: { user: mailbox.userName, pass: passwordOf(services, mailbox.sealedPassword) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 60_000,
    clientInfo: { name: 'Cigale' },
  })
  // Failures also come as events, at any time; whoever waits for an answer gets them there.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw new MailboxError(codeOf(error))
  }
}

function passwordOf(services: Pick<Services, 'secrets'>, sealed: string): string {
  try {
    return secretsOf(services).open(sealed)
  } catch {
    throw new MailboxError('password_key')
  }
}

const network: Record<string, string> = {
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNREFUSED: 'connection_refused',
  ETIMEDOUT: 'timeout',
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETIMEOUT: 'timeout',
  EHOSTUNREACH: 'connection_refused',
  ENETUNREACH: 'connection_refused',
  ECONNRESET: 'connection_cut',
  EConnectionClosed: 'connection_cut',
  NoConnection: 'connection_cut',
  ClosedAfterConnectTLS: 'tls',
  ClosedAfterConnectText: 'connection_cut',
  EPROTO: 'tls',
  STARTTLS_INJECTION: 'tls',
}

/** In a word that people can act upon. */
export function codeOf(error: unknown): string {
  const {
    code = '',
    authenticationFailed,
    message = '',
  } = error as {
    code?: string
    authenticationFailed?: boolean
    message?: string
  }
  if (error instanceof MailboxError) return error.code
  if (authenticationFailed === true) return 'sign_in'
  if (/^(?:ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return 'certificate'
  if (code.startsWith('ERR_SSL') || /starttls/i.test(message)) return 'tls'
  return network[code] ?? 'server'
}
