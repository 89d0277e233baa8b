import { expect, test } from 'vitest'
import { CigaleError } from '../../../../shared/errors.ts'
import { checkPassword, passwordLengths } from './check-password.ts'
import { guessParts } from './guess-parts.ts'
import { hashPassword, isOutdated, verifyPassword } from './hash-password.ts'
import { usualWords } from './usual-words.ts'

const owner = { login: 'mdurand', name: 'Mireille Durand', email: 'mireille.durand@example.org', isPowerful: false }

function refusal(password: string, powerful = false): string | null {
  try {
    checkPassword(password, { ...owner, isPowerful: powerful })
    return null
  } catch (error) {
    if (error instanceof CigaleError) return error.errors[0]!.code
    throw error
  }
}

test('length counts in characters, sixteen for those who could take over others', () => {
  expect(refusal('xK9#vTq2mLz')).toBe('too_short')
  expect(refusal('xK9#vTq2mLzW')).toBeNull()
  expect(refusal('xK9#vTq2mLzW', true)).toBe('too_short')
  expect(refusal('xK9#vTq2mLzWb4&R', true)).toBeNull()
  expect(refusal('🦗🌞🌊🍋🐟🎣🦗🌞🌊🍋🐟')).toBe('too_short')
  expect(refusal(`${'ok '.repeat(40)}x y z w q`)).toBe('too_long')
  expect(passwordLengths.most).toBeGreaterThanOrEqual(64)
})

test.each([
  'motdepasse123',
  'Motdepasse2024!',
  'M0td3p@sse2025',
  'azertyuiop123',
  'Azerty123456!',
  'aaaaaaaaaaaaaa',
  '123456789012',
  'abcdefghijklm',
  'soleilsoleil',
  'Marseille2024!',
  'xkqxkqxkqxkqxkq',
  'Bienvenue2026!!',
  'P@ssw0rd1234',
  'essapedtom2024',
  '1qaz2wsx3edc',
  'Printemps2025.',
])('what everybody would try is refused: %s', (password) => {
  expect(refusal(password)).toBe('password_common')
})

test.each([
  'cheval batterie agrafe',
  'La cigale a chanté tout l’été',
  'jaune-tram-7-bougie',
  'qT7!vbN2#kLp',
  'nous irons au bois demain',
])('a phrase or chance is accepted: %s', (password) => {
  expect(refusal(password)).toBeNull()
})

test('what is known of the person is refused, accents and capitals or not', () => {
  expect(refusal('xx-MDurand-7749-zz')).toBe('password_contains_login')
  expect(refusal('zq-mirëille-77-vkt')).toBe('password_contains_login')
})

test('the list is plain words, and parts are counted as written', () => {
  expect(usualWords.size).toBeGreaterThan(1000)
  expect(guessParts('motdepasse')).toBe(1)
  expect(guessParts('cheval-batterie')).toBeGreaterThan(3)
  expect(guessParts('')).toBe(0)
})

test('hashes are Argon2id at the present cost, and only the right password fits', async () => {
  const stored = await hashPassword('café au lait, merci')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(isOutdated(stored)).toBe(false)
  expect(isOutdated('$argon2id$v=19$m=4096,t=3,p=1$abc$def')).toBe(true)
  // The same text composed otherwise (macOS types é as two signs) is the same password.
  expect(await verifyPassword(stored, 'cafe\u0301 au lait, merci')).toBe(true)
  expect(await verifyPassword(stored, 'café au lait merci')).toBe(false)
  expect(await verifyPassword(null, 'café au lait, merci')).toBe(false)
  expect(await verifyPassword('not a hash', 'café au lait, merci')).toBe(false)
})

test('fifty at once take the memory of two', async () => {
  const stored = await hashPassword('une phrase bien longue')
  const before = process.memoryUsage().rss
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, 5)
  const answers = await Promise.all(Array.from({ length: 50 }, () => verifyPassword(stored, 'une phrase bien longue')))
  clearInterval(watch)
  expect(answers.every(Boolean)).toBe(true)
  expect((highest - before) / 2 ** 20).toBeLessThan(150)
})
