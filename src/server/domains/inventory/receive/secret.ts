import { createHash, randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>
const length = 32

/** `scrypt:<salt>:<hash>`: what is kept of a secret. */
export function sealSecret(secret: string): string {
  const salt = randomBytes(16)
  return `scrypt:${salt.toString('base64')}:${scryptSync(secret, salt, length).toString('base64')}`
}

async function opens(sealed: string, secret: string): Promise<boolean> {
  const [, salt = '', hash = ''] = sealed.split(':')
  const expected = Buffer.from(hash, 'base64')
  return (
    expected.length === length && timingSafeEqual(expected, await derive(secret, Buffer.from(salt, 'base64'), length))
  )
}

/** The password of `Authorization: Basic …`; the name before it is free. null = none given. */
export function basicPassword(authorization: string | undefined): string | null {
  const match = /^Basic ([A-Za-z0-9+/=]{1,2000})$/i.exec(authorization ?? '')
  if (match === null) return null
  const text = Buffer.from(match[1]!, 'base64').toString('utf8')
  return text.slice(text.indexOf(':') + 1)
}

const failuresAMinute = 10
const mostTogether = 4

/**
 * Checks secrets without paying the slow hash for every message: one that was right is known again by its digest. Wrong
 * ones cost, so they are counted by address.
 */
export class SecretGate {
  private known = ''
  private readonly failures = new Map<string, { count: number; until: number }>()
  private running = 0

  /** `busy`: too many wrong ones from there; ask again later. */
  async check(sealed: string, secret: string, address: string): Promise<'right' | 'wrong' | 'busy'> {
    const digest = createHash('sha256').update(sealed).update('\u0000').update(secret).digest('base64')
    if (digest === this.known) return 'right'
    const now = Date.now()
    const failed = this.failures.get(address)
    if ((failed !== undefined && failed.until > now && failed.count >= failuresAMinute) || this.running >= mostTogether)
      return 'busy'
    this.running += 1
    try {
      if (await opens(sealed, secret)) {
        this.known = digest
        return 'right'
      }
    } finally {
      this.running -= 1
    }
    if (this.failures.size > 10_000) this.failures.clear()
    this.failures.set(
      address,
      failed !== undefined && failed.until > now
        ? { ...failed, count: failed.count + 1 }
        : { count: 1, until: now + 60_000 },
    )
    return 'wrong'
  }
}
