import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSecrets, secretKey } from './secrets.ts'

test('what is sealed opens with the same key, and with no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cigale-secrets-'))
  try {
    const secrets = createSecrets(secretKey(folder, null))
    const sealed = secrets.seal('clé d’édition 🔑')
    expect(sealed).not.toContain('clé')
    expect(secrets.seal('clé d’édition 🔑')).not.toBe(sealed)
    expect(createSecrets(secretKey(folder, null)).open(sealed)).toBe('clé d’édition 🔑')
    expect(statSync(join(folder, 'keys', 'secrets.key')).mode & 0o077).toBe(0)
    expect(secrets.sign('mail', 'a')).toEqual(createSecrets(secretKey(folder, null)).sign('mail', 'a'))
    expect(secrets.sign('mail', 'a')).not.toEqual(secrets.sign('links', 'a'))
    const other = createSecrets(secretKey(folder, Buffer.alloc(32, 1).toString('base64')))
    expect(() => other.open(sealed)).toThrow()
    expect(() => secrets.open(`${sealed.slice(0, -4)}AAAA`)).toThrow()
    expect(() => secretKey(folder, 'short')).toThrow('CIGALE_SECRET_KEY')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
