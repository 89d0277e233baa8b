import { expect, test } from 'vitest'
import { createSecrets } from '../secrets.ts'
import { mailDomain, makeMessageId, readMessageId } from './message-id.ts'

const secrets = createSecrets(Buffer.alloc(32, 7))
const target = { kind: 'ticket', id: '1234' }
const uuid = '0190c2a4-7d3b-7c1e-9f00-0123456789ab'

test('a Message-ID of ours tells what the mail is about, however it comes back', () => {
  const id = makeMessageId(secrets, target, mailDomain('https://cigale.example.org:8443/itsm'), uuid)
  expect(id).toMatch(/^<t\.ticket-1234\.0190c2a4-7d3b-7c1e-9f00-0123456789ab\.[0-9a-f]{16}@cigale\.example\.org>$/)
  expect(makeMessageId(secrets, target, 'cigale.example.org', uuid)).toBe(id)
  for (const form of [id, id.slice(1, -1), ` ${id}\r\n`, id.toUpperCase(), id.replace('cigale.', 'old.')]) {
    expect(readMessageId(secrets, form)).toEqual(target)
  }
  expect(readMessageId(secrets, makeMessageId(secrets, { kind: 'saved-view', id: '5' }, 'a'))?.kind).toBe('saved-view')
})

test('what is forged, cut, or another instance’s, is not ours', () => {
  const id = makeMessageId(secrets, target, 'cigale.example.org', uuid)
  const others = [
    id.replace('1234', '1235'),
    id.replace('ticket', 'change'),
    id.replace('0190c2a4', '0190c2a5'),
    id.replace(/\.[0-9a-f]{16}@/, '.0000000000000000@'),
    id.replace(/\.[0-9a-f]{16}@/, '@'),
    id.slice(0, 20),
    makeMessageId(createSecrets(Buffer.alloc(32, 8)), target, 'cigale.example.org', uuid),
    '<CAF=abc@mail.gmail.com>',
    '',
    'a'.repeat(100_000),
  ]
  expect(others.map((each) => readMessageId(secrets, each))).toEqual(others.map(() => null))
})
