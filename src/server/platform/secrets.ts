import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from './errors.ts'

/** Locks away what the house must know in clear later (licence keys, SNMP communities); AES-256-GCM. */
export interface Secrets {
  /** The text as it is stored: `v1:` and base64 of nonce, tag and cipher text. */
  seal: (text: string) => string
  /** @throws when it was sealed with another key, or tampered with */
  open: (sealed: string) => string
  /** Proof that a text is this instance's own: HMAC-SHA256 with a key of its own for each purpose. */
  sign: (purpose: string, text: string) => Buffer
}

const version = 'v1:'
const nonceLength = 12
const tagLength = 16
const keyLength = 32

export function createSecrets(key: Buffer): Secrets {
  return {
    seal: (text) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return version + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed.slice(version.length), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
      return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]).toString(
        'utf8',
      )
    },
    sign: (purpose, text) =>
      createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', purpose, keyLength)))
        .update(text)
        .digest(),
  }
}

/**
 * The key of this instance: `CIGALE_SECRET_KEY` (base64 of 32 bytes, the same on every node), else a file made at the
 * first start. Who loses it loses the secrets, so backups of the data folder hold it.
 */
export function secretKey(dataDir: string, given: string | null): Buffer {
  if (given !== null) {
    const key = Buffer.from(given, 'base64')
    if (key.length !== keyLength) throw new SetupError('CIGALE_SECRET_KEY: expected 32 bytes in base64.')
    return key
  }
  const path = join(dataDir, 'keys', 'secrets.key')
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  try {
    // `wx`: of two processes that start together, one makes the key and the other reads it.
    writeFileSync(path, randomBytes(keyLength).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
}
